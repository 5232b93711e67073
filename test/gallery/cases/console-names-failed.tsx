/** The backend did not answer. */
import { namesCase } from '../names-case.tsx';

export default namesCase({ kind: 'failed', detail: 'the backend answered 503' });
