import { type ReadJob, takeJob, takeJobs } from '../job.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** How the answer is read that is one job. */
export function readingJob(read: ReadJob): Operation['readBody'] {
  return (body, answer) => {
    answer.failure = readBodyFailure(body);
    takeJob(body, answer, read);
  };
}

/** How the answer is read that is a list of jobs. */
export function readingJobs(read: ReadJob): Operation['readBody'] {
  return (body, answer) => takeJobs(body, answer, read);
}

/** What looking after a job has in common with creating it; it is no call of a model itself. */
export function lookingAfter(created: Operation): Operation {
  return { ...created, name: 'fetch_response', billed: false, constant: {}, readRequest: () => ({}) };
}
