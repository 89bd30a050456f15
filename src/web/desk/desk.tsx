// The staff desk in a window of the browser.

import { Desk, show } from './root';

show(<Desk />);
