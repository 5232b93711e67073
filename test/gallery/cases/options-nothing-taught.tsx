/** The rep has taught nothing yet. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({ taught: [] });
