/** A manager begins: nothing is chosen yet, the history is below. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({});
