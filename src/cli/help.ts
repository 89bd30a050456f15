// `kb help`: the commands and their options.

import type { CommandContext } from './command';

const TEXT = `npm run -s kb -- COMMAND

  check                          list every fault and warning of the knowledge files and of questions.csv
        [--language zh-Hans|en]  the maintainer's; without it that of the terminal (LANG)
        [--held-out]             ask each phrasing while it is not learned, and list those answered wrongly (5 to 20 s)
        [--links]                open every link of an answer
        [--json]                 {format, folder, faults, warnings, findings: [{rule, severity, file, line, column, entry?,
                                 path?, says, fix, values}]}; rules keep their names as long as format is the same. Warnings
                                 alone end with exit code 0
  ask "question" [--json]        show what the bot would do with a question
  evaluate --questions FILE.csv  measure the matcher on labelled questions (columns text,label; optional lang,scope);
                                 those of entries that are out of service are not asked
           [--train FILE.csv]    learn from this labelled file in place of the knowledge files
           [--html FILE]         write a report that works offline, in --language zh-Hans|en (else that of LANG)
           [--against FILE]      compare with an earlier run, kept with --json > FILE; with a git revision: diff REVISION
           [--json]
  diff [REVISION|FOLDER]         list the questions and phrasings whose answer moved since a git revision (HEAD) or
                                 between another knowledge folder and the one at hand
       [--questions FILE.csv]    in place of questions.csv of the knowledge folder
       [--fail-on-worse]         exit with 1 when a question became wrong
       [--json]
  misses [--since DAY]   list the questions without a good answer, grouped by likeness as at the desk (/desk/knowledge,
                         without those done with there), and the answers that did not help
         [--limit 50] [--json]
  knowledge import FILE…         say what each row of a table would become: CSV, Excel, QnA Maker TSV, FAQ Plus JSON, Rasa YAML
          [--write]              and write it; new entries go to drafts/, which are not served
          [--replace]            take the file's texts where they differ from ours
          [--format csv|excel|qna|faq-plus|rasa] [--language zh-Hans|en] [--all] [--json]
  knowledge export --out FILE    write the entries out as .csv, .xlsx, .tsv, .json or .yml
          [--format …] [--language zh-Hans|en] [--drafts]
  knowledge schemas              write the JSON Schemas by which editors check the files (knowledge/schemas)
  tickets [--json] [--limit 50]  list the newest tickets
  tickets show NUMBER [--json]   show one whole, with its history
  tickets set NUMBER             change one; the merchant is told in the chat
          [--status open|waiting|resolved|closed]
          [--reason solved|withdrawn|duplicate|unanswered|declined]   needed with closed
          [--note "to the merchant"] [--next "what happens next"]
          [--missing "a paper"]…  with waiting; --missing "" clears the list
          [--by NAME]            who does it (your login)
  tickets papers NUMBER          write out the files that came with a ticket; none is overwritten
          --out FOLDER
  tickets ratings [--json]       how merchants rated closed tickets
  keys [list] [--json]           list the keys of the REST API
  keys add NAME                  make one; it is shown once
          --scope tickets:read|tickets:write…
  keys revoke ID                 end one at once
  staff [--json]                 list the accounts of the staff desk
  staff add LOGIN --name "NAME"  add one and print the one-time link with which the password is set
          [--role agent|maintainer|admin]   agent; the first account: admin
          [--language zh-Hans|en]
  staff link LOGIN               print another link (forgotten password)
  staff role LOGIN agent|maintainer|admin   change what somebody may do
  staff disable LOGIN            sign somebody out everywhere and keep them out
  staff enable LOGIN             let them in again
  staff teams LOGIN OBJECT-ID    let them claim tickets in the Teams channel
  export --out FILE.zip          write out all that is stored of a person, found by one of:
         --merchant ID | --contact "NUMBER OR ADDRESS" | --ticket NUMBER | --conversation ID | --user ID
  erase [--yes]                  delete it, found in the same ways; without --yes it only says how much that is
  backup FILE [--force]          copy the database beside the running service, verified; overwrites only with --force
  restore FILE                   put a backup in place while the service is stopped; the database of before is kept
  doctor [--json]                check this installation: versions, database, disk, clock, public address, webhook, mail,
                                 identity provider, knowledge, holidays, Teams; a remedy for each fault
  doctor teams [--json]          check the way between this service and Microsoft Teams, with a remedy for each fault
  move-store [--json]            copy the database of DATA_DIR into that of DATABASE_URL (PostgreSQL), counted and checked;
                                 no service may run on either
             [--replace]         delete what is in that one first
  package teams                  write the app package for Teams to dist/teams
  help                           this text

The label "oos" expects a refusal; "a|b" accepts either id.
KNOWLEDGE_DIR names the knowledge folder (./knowledge), DATA_DIR that of the database (./data); .env is read.
Exit codes: 0 all good, 1 faults found, 2 wrong use.`;

export async function help(_args: string[], { print }: CommandContext): Promise<number> {
  print(TEXT);
  return 0;
}
