/** All routes of the backend over one database (docs/export-format.md). */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createAliasProposalStore } from './alias-proposals.ts';
import { createCustomerProposalStore } from './customer-proposals.ts';
import type { Database } from './database.ts';
import { createDecisionStore } from './decisions.ts';
import { createHeadReader, type HeadReader } from './head.ts';
import { authenticate, type Environment } from './http/authenticate.ts';
import { createAddressFinder } from './http/find-address.ts';
import { answerError, answerNotFound } from './http/refusal.ts';
import { createPlaybookStore } from './playbooks.ts';
import { createRequestLimits } from './request-limits.ts';
import { aliasProposalRoutes } from './routes/alias-proposals.ts';
import { changesRoutes } from './routes/changes.ts';
import { customerProposalRoutes } from './routes/customer-proposals.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { effectRoutes } from './routes/effects.ts';
import { healthRoutes } from './routes/health.ts';
import { playbookRoutes } from './routes/playbook.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { snapshotRoutes } from './routes/snapshot.ts';
import { tierListRoutes } from './routes/tier-list.ts';
import { touchpointRoutes } from './routes/touchpoints.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { createSnapshotReader, type SnapshotReader } from './snapshot.ts';
import { createTierListStore } from './tier-lists.ts';
import { createViewerFinder } from './tokens.ts';
import { createTouchpointStore } from './touchpoints.ts';

/** Pages of extensions may read answers; no web site may. */
function allowedOrigin(origin: string): string | null {
  return /^(chrome|moz)-extension:\/\/[0-9a-z-]+$/.test(origin) ? origin : null;
}

/**
 * @param now - Test seam: milliseconds since 1970
 * @param isBehindProxy - requests come from a proxy, which says in X-Forwarded-For from whom
 * @param signIn - Absent: people have tokens of ours only
 */
export function createApp(
  database: Database,
  now: () => number = Date.now,
  heads: HeadReader = createHeadReader(),
  snapshots: SnapshotReader = createSnapshotReader(database, heads, now),
  isBehindProxy = false,
  signIn?: SignIn,
) {
  const limits = createRequestLimits(now);
  const findAddress = createAddressFinder(isBehindProxy);
  const extensionsOnly = cors({
    origin: allowedOrigin,
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-Match', 'If-None-Match'],
    exposeHeaders: ['ETag', 'Retry-After'],
    maxAge: 600,
  });
  const guarded = new Hono<Environment>()
    .use(authenticate(createViewerFinder(database, now, signIn), limits, findAddress))
    .route('/', snapshotRoutes(snapshots))
    .route('/changes', changesRoutes(database, heads))
    .route('/touchpoints', touchpointRoutes(createTouchpointStore(database)))
    .route('/decisions', decisionRoutes(createDecisionStore(database)))
    .route('/alias-proposals', aliasProposalRoutes(createAliasProposalStore(database, now)))
    .route('/customer-proposals', customerProposalRoutes(createCustomerProposalStore(database, now)))
    .route('/effects', effectRoutes(database, now))
    .route('/tier-list', tierListRoutes(createTierListStore(database, now)))
    .route('/playbook', playbookRoutes(createPlaybookStore(database)));
  return new Hono()
    .use(extensionsOnly)
    .use(async (c, next) => {
      await next();
      c.header('X-Content-Type-Options', 'nosniff');
    })
    .route('/v1/health', healthRoutes(database))
    .route('/v1/sign-in', signInRoutes(signIn, limits, findAddress))
    .route('/v1', guarded)
    .notFound(answerNotFound)
    .onError(answerError);
}
