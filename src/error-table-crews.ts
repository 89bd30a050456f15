// What can go wrong on purpose with teams of the staff: status, sentence and remedy of each code.

export const CREW_ERRORS = {
  TEAM_UNKNOWN: {
    status: 404,
    says: 'There is no team {id} that takes tickets.',
    fix: 'Take its id from GET /api/v1/teams, or from GET /api/desk/teams at the desk.',
  },
  TEAM_TAKEN: {
    status: 409,
    says: 'There is a team {name} already.',
    fix: 'Choose another `name`.',
  },
  TEAM_CHANGED: {
    status: 409,
    says: 'The team {name} was changed by somebody else meanwhile.',
    fix: 'Read the teams again and send the change with the `version` that stands there now.',
  },
  TEAMS_TOO_MANY: {
    status: 409,
    says: 'There are {most} teams, and no more are taken.',
    fix: 'Use one that is not needed any more under another name.',
  },
} as const;
