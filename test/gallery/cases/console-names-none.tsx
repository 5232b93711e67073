/** Nothing is proposed. */
import { namesCase } from '../names-case.tsx';

export default namesCase({ kind: 'loaded', proposals: [] });
