import { register } from '@spendspan/node';

register();
