# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of gainsay-cli for fish.

# $argv[1]: what a format must do, as its description in JSON has it.
function __gainsay_cli_formats
    gainsay-cli formats --json 2>/dev/null | awk -F'"' -v does="$argv[1]" '/"id" :/ { id = $4 } index ($0, does) { print id }'
end

complete -c gainsay-cli -n __fish_use_subcommand -f -a validate -d 'check sidecars and gainsay.json, and ask what a careful reader would'
complete -c gainsay-cli -n __fish_use_subcommand -f -a stats -d 'count statements per article, layer, actor and topic'
complete -c gainsay-cli -n __fish_use_subcommand -f -a merge -d 'make one sidecar, or gainsay.json, of two that come from the same one'
complete -c gainsay-cli -n __fish_use_subcommand -f -a reanchor -d 'find what was marked again, after articles changed'
complete -c gainsay-cli -n __fish_use_subcommand -f -a search -d 'find words in articles, marked or not'
complete -c gainsay-cli -n __fish_use_subcommand -f -a export -d 'write what was marked in a format of other programs'
complete -c gainsay-cli -n __fish_use_subcommand -f -a import -d 'take in what other programs marked, and articles of other kinds of file'
complete -c gainsay-cli -n __fish_use_subcommand -f -a formats -d 'list the formats, and what each can hold'
complete -c gainsay-cli -n __fish_use_subcommand -f -a help -d 'say more about a verb'
complete -c gainsay-cli -n __fish_use_subcommand -f -l version -d 'say the version'
complete -c gainsay-cli -f -l help -d 'say more about the verb'
complete -c gainsay-cli -l quiet -d 'no progress on standard error'
complete -c gainsay-cli -n '__fish_seen_subcommand_from validate' -a --only=errors -d 'ask nothing'
complete -c gainsay-cli -n '__fish_seen_subcommand_from validate' -a --only=questions -d 'leave out the errors'
complete -c gainsay-cli -n '__fish_seen_subcommand_from help' -f -a 'export formats import merge reanchor search stats validate'
complete -c gainsay-cli -n '__fish_seen_subcommand_from formats' -f
complete -c gainsay-cli -n '__fish_seen_subcommand_from stats' -l json -d 'print JSON of a stable shape'
complete -c gainsay-cli -n '__fish_seen_subcommand_from merge' -l output -r -d 'write the result there'
complete -c gainsay-cli -n '__fish_seen_subcommand_from reanchor' -l dry-run -d 'write nothing'
complete -c gainsay-cli -n '__fish_seen_subcommand_from search' -l regex -d 'PATTERN is a regular expression'
complete -c gainsay-cli -n '__fish_seen_subcommand_from search' -l in -x -d 'only what this layer marks'
complete -c gainsay-cli -n '__fish_seen_subcommand_from search' -l outside -x -d 'only what this layer does not mark'
complete -c gainsay-cli -n '__fish_seen_subcommand_from search' -l json -d 'print JSON of a stable shape'
complete -c gainsay-cli -n '__fish_seen_subcommand_from export' -l format -x -a "(__gainsay_cli_formats '\"writes\" : true')" -d 'one of those that gainsay-cli formats lists'
complete -c gainsay-cli -n '__fish_seen_subcommand_from export' -l output -r -d 'write the result there'
complete -c gainsay-cli -n '__fish_seen_subcommand_from export' -l set -x -d 'the annotation set of that name'
complete -c gainsay-cli -n '__fish_seen_subcommand_from export' -l layer -x -d 'only statements of this layer'
complete -c gainsay-cli -n '__fish_seen_subcommand_from export' -l option -x -d 'a switch of the format'
complete -c gainsay-cli -n '__fish_seen_subcommand_from export' -l strict -d 'write nothing if anything would be lost'
complete -c gainsay-cli -n '__fish_seen_subcommand_from import' -l format -x -a "(__gainsay_cli_formats '\"reads\" :')" -d 'one of those that gainsay-cli formats lists'
complete -c gainsay-cli -n '__fish_seen_subcommand_from import' -l output -x -a '(__fish_complete_directories)' -d 'into this folder'
complete -c gainsay-cli -n '__fish_seen_subcommand_from import' -l set -x -d 'the annotation set of that name'
complete -c gainsay-cli -n '__fish_seen_subcommand_from import' -l dry-run -d 'write nothing'
complete -c gainsay-cli -n '__fish_seen_subcommand_from import' -l strict -d 'write nothing if anything would be lost'
complete -c gainsay-cli -n '__fish_seen_subcommand_from formats' -l json -d 'print JSON of a stable shape'
