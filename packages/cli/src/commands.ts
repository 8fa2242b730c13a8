import type { Command } from 'commander';
import { addBudgetCommand } from './commands/budget/budget.ts';
import { addCompactCommand } from './commands/compact.ts';
import { addConsoleCommand } from './commands/console.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEraseCommand } from './commands/erase.ts';
import { addExportCommand } from './commands/export.ts';
import { addHelpCommand } from './commands/help.ts';
import { addPricesCommand } from './commands/prices/prices.ts';
import { addReconcileCommand } from './commands/reconcile/reconcile.ts';
import { addReportCommand } from './commands/report.ts';
import { addRepriceCommand } from './commands/reprice.ts';

/** Every command of the program, in the order of its help. A new one is a file in `commands/` and a line here. */
export const COMMANDS: readonly ((program: Command) => void)[] = [
  addConsoleCommand,
  addReportCommand,
  addBudgetCommand,
  addExportCommand,
  addReconcileCommand,
  addDoctorCommand,
  addPricesCommand,
  addRepriceCommand,
  addEraseCommand,
  addCompactCommand,
  addHelpCommand,
];
