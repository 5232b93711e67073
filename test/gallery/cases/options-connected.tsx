/** A rep who is connected. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({});
