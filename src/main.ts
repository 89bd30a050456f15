// Starts the service with the machine code that an earlier start left behind.

import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

// Beside the build that it was made of; where nothing can be written everything is compiled at each start.
enableCompileCache(resolve(__dirname, '..', '.code'));
require('./serve');
