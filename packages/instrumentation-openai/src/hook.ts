// For an SDK of the application's own: imported before the client, it makes `import 'openai'` visible.
import { isApplicationThread } from './application-thread.ts';
import { installEsmHook } from './esm-hook.ts';

if (isApplicationThread()) installEsmHook();
