// Tells Teams whether the tab has opened; while it waits it shows a page of its own.

import { app } from '@microsoft/teams-js';
import { ApiError } from '../api';

const SERVER_FAULT = 500;

/** Our page says what to do where something can be done; when the service is away, Teams offers another try. */
export function tellTeams(error?: Error | null): void {
  if (error instanceof ApiError && (error.status === 0 || error.status >= SERVER_FAULT)) {
    app.notifyFailure({ reason: app.FailedReason.Other, message: error.code });
  } else {
    void app.notifySuccess();
  }
}
