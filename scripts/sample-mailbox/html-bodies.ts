/** HTML bodies of sample mails, written the way mail programs and newsletter tools write them. */

/** Names split over inline tags and a no-break space, and a signature in a table. */
export const splitNameHtml = `<html><body><p>Dear Chen Chen,</p>
<p>the new five-axis cell starts in February. We at <b>Arv</b><b>eno</b>&nbsp;<i>Tooling</i> would like to have the same
<span>zero-point plates</span> as last year, 16 pieces. Our system integrator is
<a href="https://kestmere.example/">Kestmere <span>Marine</span></a>.</p>
<p>Best regards</p>
<table cellpadding="4" style="border-left:3px solid #2c6e8f"><tr><td style="padding-left:10px"><strong>Jörg Müller</strong><br>
Head of Purchasing<br>Arveno Tooling GmbH<br>+49 7021 555 0142</td></tr></table></body></html>`;

/** A newsletter: a hidden preheader that names a customer, zero-width space, soft hyphen and line breaks inside names. */
export const newsletterHtml = `<html><head><style>td{padding:6px 10px;font-family:Georgia,serif}</style></head><body>
<div style="display:none;max-height:0;overflow:hidden;opacity:0">Huangyue Appliances and more inside</div>
<table width="100%" align="center" style="border-collapse:collapse;max-width:560px"><tr><td style="background:#17364a;color:#fff">
<h2 style="margin:6px 0">Workholding weekly</h2></td></tr>
<tr><td><h3>Set-up time halved</h3><p>At KESTMERE MARINE two people now change a fixture in four minutes. Fjord&shy;hall
Teknik followed in spring.</p></td></tr>
<tr><td><h3>From the shop floor</h3><p>A visit to Arveno&#8203; Tooling in Kirchheim, and one to Skelholt<br>Workshop.</p></td></tr>
<tr><td style="font-size:11px;color:#667">You receive this letter because you subscribed at a fair.
<a href="https://spannzeug-aktuell.example/leave">Leave</a></td></tr></table></body></html>`;
