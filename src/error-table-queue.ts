// What can go wrong on purpose with what sorts the queue: tags, saved views and links between tickets.

export const QUEUE_ERRORS = {
  TAG_UNKNOWN: {
    status: 404,
    says: 'There is no tag {id} that can be put on a ticket.',
    fix: 'Take it from GET /api/desk/tags; one that is retired is put on no more tickets.',
  },
  TAG_TAKEN: {
    status: 409,
    says: 'There is a tag {name} already.',
    fix: 'Use it, or choose another name in `zh` or `en`.',
  },
  TAGS_TOO_MANY: {
    status: 409,
    says: 'The list has {most} tags, and takes no more.',
    fix: 'Rename one that is not used.',
  },
  VIEW_UNKNOWN: {
    status: 404,
    says: 'There is no view {id}, or it is not shared with you.',
    fix: 'Take it from GET /api/desk/views; it may have been deleted.',
  },
  VIEW_TAKEN: {
    status: 409,
    says: '{owner} has a view “{name}” already.',
    fix: 'Change that view, or choose another name in `name`.',
  },
  VIEWS_TOO_MANY: {
    status: 409,
    says: 'You have {most} views, and can have no more.',
    fix: 'Delete one that is not used, or change it.',
  },
  VIEW_FOREIGN: {
    status: 403,
    says: 'The view “{name}” is of {owner}.',
    fix: 'Save it as a view of your own; only {owner} and administrators change or delete this one.',
  },
  VIEW_CHANGED: {
    status: 409,
    says: '{name} changed the view meanwhile.',
    fix: 'Fetch the views again and decide on this one as it is, with its `revision` in `seen`.',
  },
  TICKET_LINK_SAME: {
    status: 409,
    says: 'Both numbers are of one ticket, {living}.',
    fix: 'Choose another ticket in `other`; what was merged is one ticket.',
  },
} as const;
