/** Everything that holds on both engines. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Engine } from '../engine.ts';
import { describeAccess, describeDirectoryInUse, describeOtherServers } from './access.ts';
import { describeAliasProposals } from './alias-proposals.ts';
import { describeCustomerProposals } from './customer-proposals.ts';
import { describeDecisions } from './decisions.ts';
import { describeExport } from './export.ts';
import { describeLoad } from './load.ts';
import { describeLoadCommand } from './load-command.ts';
import { describePlaybook } from './playbook.ts';
import { describeProcesses } from './processes.ts';
import { describeRights } from './rights.ts';
import { describeRoutes } from './routes.ts';
import { describeSignIn } from './sign-in.ts';
import { describeTierLists } from './tier-lists.ts';
import { describeTouchpointEdits } from './touchpoint-edits.ts';
import { describeTouchpoints } from './touchpoints.ts';

/** A suite gets at the engine only once a test runs. */
export type GetEngine = () => Engine;

export function describeBackend(name: string, start: () => Promise<Engine>): void {
  describe(`backend on ${name}`, () => {
    let engine: Engine | undefined;
    beforeAll(async () => {
      engine = await start();
    });
    afterAll(() => engine?.stop());
    const getEngine = () => {
      if (!engine) throw new Error('The engine has not started yet.');
      return engine;
    };
    describeRoutes(getEngine);
    describeExport(getEngine);
    describeTouchpoints(getEngine);
    describeTouchpointEdits(getEngine);
    describeDecisions(getEngine);
    describeAliasProposals(getEngine);
    describeCustomerProposals(getEngine);
    describeTierLists(getEngine);
    describePlaybook(getEngine);
    describeRights(getEngine);
    describeProcesses(getEngine);
    describeAccess(getEngine);
    describeLoad(getEngine);
    describeLoadCommand(getEngine);
    describeSignIn(getEngine);
    describe(`only on ${name}`, () => (name === 'PGlite' ? describeDirectoryInUse() : describeOtherServers(getEngine)));
  });
}
