import { createContext, useContext } from 'react';

/** Whether it is the turn of what stands here to ask the console. */
export const Turn = createContext(true);

/** See {@link Turn}. */
export function useTurn(): boolean {
  return useContext(Turn);
}
