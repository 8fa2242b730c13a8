import { installEsmHook, isApplicationThread } from '@spendspan/instrumentation-openai';

if (isApplicationThread()) installEsmHook();
