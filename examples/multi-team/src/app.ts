import OpenAI from 'openai';
import { ask } from './ask.ts';
import { runGrowth } from './teams/growth.ts';
import { runGrowthCampaign } from './teams/growth-campaign.ts';
import { runResearch } from './teams/research.ts';
import { runResearchNightly } from './teams/research-nightly.ts';
import { runSupport } from './teams/support.ts';
import { runSupportCalls } from './teams/support-calls.ts';
import { runSupportHotline } from './teams/support-hotline.ts';
import { runSupportNightly } from './teams/support-nightly.ts';

// One gateway for every vendor's models: OPENAI_BASE_URL and OPENAI_API_KEY say which.
const client = new OpenAI();

await runSupport(client);
await runSupportCalls(client);
await runSupportHotline(client);
await runGrowth(client);
await runGrowthCampaign(client);
await runResearch(client);
await runResearchNightly(client);
await runSupportNightly(client);
// Somebody's script, without an owner: it is never left out of a total.
await ask(client, 'gpt-4.1-mini', 'Translate to French: good morning.');
