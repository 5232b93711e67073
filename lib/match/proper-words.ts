/** Names of places and people that companies are called after, folded: a word of a page that is one need not mean the company. */

/** Countries, states, cities; given names and family names that are frequent where Latin letters are written. */
const properWords = new Set(
  (
    'aaron abidjan abigail accra adak adam adams adelaide aden afghanistan africa aguilar ahmed akira alabama alan alaska ' +
    'albania albert alberta alexander alexis algeria algiers ali alice allen almaty alvarado alvarez amanda amber america ' +
    'amman amsterdam amy anadyr anchorage anders andersen anderson andersson andorra andrea andrew andrews angela angola ' +
    'anguilla ann anna antananarivo antarctica anthony antigua antoine antwerp apia aqtau aqtobe araguaina argentina ' +
    'arizona arkansas armenia armstrong arnold arthur aruba ashgabat ashley asia asmera astrakhan asuncion athens atlanta ' +
    'atyrau auckland austin australia austria azerbaijan azores baghdad bahamas bahia bahrain bailey baker bakker baku ' +
    'baltimore bamako bangalore bangkok bangladesh bangui banjul barbados barbara barcelona barnaul barnes basel becker ' +
    'beijing beirut belarus belem belfast belgium belgrade belize benin benjamin bennett berg berlin bermuda berry bertrand ' +
    'betty beulah beverly bhutan bianchi billy birmingham bishkek bissau black blantyre bobby bogota boise bolivia bordeaux ' +
    'boston botswana bougainville boyd bradley brandon bratislava braun brazil brazzaville brenda brian brisbane bristol ' +
    'britain brittany brooklyn brooks brown bruce brunei brussels bryan bryant bucharest budapest bujumbura bulgaria burke ' +
    'burns burundi busan busingen butler cairo calcutta calgary california cambodia cambridge cameroon campbell canada ' +
    'canary cancun caracas cardiff carl carlos carol carolyn carpenter carroll carter casablanca castillo castro catamarca ' +
    'catherine cayenne cayman center ceuta chad chagos chapman charles charlotte chatham chavez chen chengdu chennai cheryl ' +
    'chicago chihuahua chile china chisinau chita christian christina christine christmas christopher cincinnati clark ' +
    'cleveland cocos cole coleman collins cologne colombia colombo colorado comoro comoros conakry connecticut contreras ' +
    'cook cooper copenhagen cordoba cowan cowen cox coyhaique crawford creston croatia cruz cuba cuiaba cunningham curacao ' +
    'cynthia cyprus czechia dakar dallas damascus daniel danielle daniels danmarkshavn darwin david davis dawson deborah ' +
    'debra delaware delgado delhi denise denmark dennis denver detroit dhaka diana diane diaz diego dieter dili dixon ' +
    'djibouti dmitri dominica donald donna doris dorothy douala douglas dresden dubai dublin dubois duncan dunn durand ' +
    'dushanbe dylan easter ecuador edinburgh edmonton edward edwards efate egypt eirunepe elijah elizabeth ellen elliott ' +
    'ellis emily emma enderbury england eric erik eriksson eritrea esposito estonia eswatini ethan ethiopia eucla eugene ' +
    'europe eurozone evans evelyn faeroe fakaofo famagusta felix ferguson fernandez fernando ferrari fiji finland fischer ' +
    'fisher florence flores florida ford fortaleza foster fournier fox france frances francois frank frankfurt freeman ' +
    'freetown funafuti gabon gaborone gabriel galapagos gambia gambier garcia gardner gary garza gaza gdansk geneva george ' +
    'georgia gerald germany ghana gibraltar gibson giovanni glasgow gloria godthab gomez gonzalez gordon grace graham grant ' +
    'gray greece green greenland gregory grenada griffin guadalcanal guadeloupe guam guangzhou guatemala guayaquil guernsey ' +
    'guerrero guinea guo gupta gustafsson gutierrez guyana guzman haiti halifax hall hamburg hamilton hangzhou hannah hanoi ' +
    'hans hansen harare harold harris harrison hart hartmann hassan havana hawaii hawkins hayes heather hebron helen ' +
    'helsinki henderson henry hermosillo hernandez herrera hicks hill hiroshi hobart hoffman hofmann hollywood holmes ' +
    'honduras honolulu houston hovd howard hsinchu huang hudson hughes hugo hungary hunt hunter hyderabad ibrahim iceland ' +
    'idaho illinois india indiana indianapolis indonesia inuvik iowa iqaluit iran iraq ireland irkutsk isabella israel ' +
    'istanbul italy ito ivan jack jackson jacob jacqueline jacques jakarta jamaica james jan janet janice jansen japan ' +
    'jason javier jayapura jean jeffrey jenkins jennifer jensen jeremy jerry jersey jerusalem jesse jessica jimenez joan ' +
    'joe johannesburg johansen johansson john johnny johnson johnston jonathan jones jordan jose joseph joshua joyce juan ' +
    'juba judith judy jujuy julia julie juneau jurgen justin kabul kaliningrad kamchatka kampala kansas kaohsiung karachi ' +
    'karen karlsson katherine kathleen kathryn katmandu kato kayla kazakhstan keith kelley kelly kenji kennedy kenneth ' +
    'kentucky kenya kerguelen kevin khan khartoum kiev kigali kim kimberly king kinshasa kiribati kiritimati kirov klaus ' +
    'klein knight knox kobayashi koch kolkata kosovo kosrae krakow kralendijk krasnoyarsk krause kristiansen kruger kuching ' +
    'kumar kuwait kwajalein kyle kyoto kyrgyzstan lagos lane lange laos larry lars larsen larsson latvia laura lauren ' +
    'laurent lawrence lebanon lee leeds lefebvre lehmann leipzig leon leroy lesotho lewis liberia libreville libya ' +
    'liechtenstein lima lin linda lindeman lisa lisbon lithuania liu liverpool ljubljana logan lome london long ' +
    'longyearbyen lopez lori louis louisville luanda lubumbashi luc luca luis lukas lusaka luxembourg lyon macau maceio ' +
    'madagascar madeira madison madrid magadan mahe maine majuro makassar malabo malawi malaysia maldives mali malta ' +
    'managua manaus manchester manhattan manila manitoba maputo marco marengo margaret maria marie mariehamn marigot ' +
    'marilyn mark marquesas marseille marshall martha martin martinez martinique mary maryland maseru mason massachusetts ' +
    'matamoros matteo matthew matthews mauritania mauritius max mayotte mazatlan mbabane mcdonald medina megan meijer ' +
    'melbourne melissa memphis mendez mendoza menominee merida metlakatla mexico meyer miami michael michel michelle ' +
    'michigan micronesia midway miguel milan miller mills minnesota minsk miquelon mississippi missouri mitchell mogadishu ' +
    'moldova monaco moncton mongolia monrovia montana montenegro monterrey montevideo monticello montreal montserrat moore ' +
    'morales moreau moreno morgan morocco morris moscow mozambique mueller mulder muller mumbai munich munoz murphy murray ' +
    'muscat myers nagoya nairobi nakamura namibia nancy nanjing naples nassau natalie natasha nathan nauru ndjamena ' +
    'nebraska nelson nepal netherlands neumann nevada nguyen niamey nicaragua nicholas nichols nicole nicosia nielsen niger ' +
    'nigeria nikolai nils nilsen nilsson niue noah nome norfolk noronha norway nouakchott noumea novokuznetsk novosibirsk ' +
    'ohio ojinaga oklahoma olga oliver olivia olsen olson olsson oman omsk ontario oral oregon orlando ortiz osaka oscar ' +
    'oslo ottawa ouagadougou owens oxford pablo pakistan palau palmer pamela panama paolo paraguay paramaribo paris parker ' +
    'patel patricia patrick patterson paul payne pedersen pedro pena pennsylvania perez perkins perry persson perth peru ' +
    'peter peters petersburg peterson philadelphia philip philippe philippines phillips phoenix pierce pierre pitcairn ' +
    'pittsburgh podgorica poland ponape pontianak porter portland porto portugal powell prague price pune pyongyang qatar ' +
    'qostanay quebec queensland qyzylorda rachel rahman ralph ramirez ramos randy rangoon rarotonga ray raymond rebecca ' +
    'recife reed regina resolute reunion reyes reykjavik reynolds ricci rice richard richards richardson richter riga riley ' +
    'rivera riyadh robert roberts robertson robinson rodriguez roger rogers romania romano rome ronald ross rossi rotterdam ' +
    'roux roy ruiz russell russia russo ruth rwanda ryan sacramento saigon saipan sakhalin salazar salta samantha samara ' +
    'samarkand samoa samuel sanchez sanders sandoval sandra santarem santiago santos sara sarah sarajevo saratov sark ' +
    'sasaki schmidt schneider schroeder schulz schwarz scoresbysund scotland scott sean seattle senegal seoul serbia sergei ' +
    'seville seychelles shanghai sharma sharon shaw sheffield shenzhen shirley silva simferopol simmons simon simpson ' +
    'singapore singh sitka skopje slovakia slovenia smit smith snyder sofia somalia sophia soto spain spencer stanley ' +
    'stefano stephanie stephen stephens steven stevens stewart stockholm stone strasbourg stuttgart sudan sun suriname ' +
    'susan suzuki sven svensson sweden switzerland sydney syria tahiti taipei taiwan tajikistan takahashi takashi tallinn ' +
    'tampa tanaka tanzania tarawa tashkent tasmania taylor tbilisi tegucigalpa tehran tennessee teresa terry texas thailand ' +
    'theresa thimphu thomas thompson thule tianjin tijuana timothy tirane togo tokelau tokyo tomsk tonga tongatapu toronto ' +
    'torres tortola toulouse tran tripoli truk tucker tucuman tunis tunisia turin turkiye turkmenistan turner tuvalu tyler ' +
    'uganda ukraine ulaanbaatar ulyanovsk uruguay urumqi ushuaia utah utrecht uzbekistan vaduz valencia vancouver vanuatu ' +
    'vargas vatican venezuela venice vermont vevay victoria vienna vientiane vietnam vilnius vincennes vincent virginia ' +
    'visser vladivostok volgograd vries wagner wake wales walker wallace wallis walter wang ward warren warsaw washington ' +
    'watanabe watson wayne weaver webb weber wells werner west white whitehorse william williams willie willis wilson ' +
    'winamac windhoek winnipeg wisconsin wolf wolfgang wood woods wright wuhan wyoming xian yakutat yakutsk yamada yamamoto ' +
    'yang yekaterinburg yemen yerevan yokohama yoshida young yuki zachary zagreb zambia zhang zhao zhou zhu zimbabwe ' +
    'zimmermann zurich ' +
    // Parts of names of places, and regions that companies are called after.
    'hong kong york francisco lumpur zealand lanka arabia rico korea hampshire carolina dakota orleans vegas janeiro paulo aires patagonia columbia sahara savannah siberia catalonia andalusia tuscany provence bavaria saxony cornwall yorkshire devon sussex essex abraham ' +
    'isaac jacob joseph moses solomon elijah noel felix hugo oscar otto emma ella chloe zoe grace hannah abby'
  ).split(' '),
);

/** True for one folded word that is the name of a place, or of many people. */
export function isProperWord(word: string): boolean {
  return properWords.has(word);
}
