# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of gainsay for fish.
complete -c gainsay -s h -l help -d 'Show help options'
complete -c gainsay -l help-all -d 'Show all help options'
complete -c gainsay -l help-gapplication -d 'Show GApplication options'
complete -c gainsay -l version -d 'Print the version and exit'
complete -c gainsay -l gapplication-service -d 'Enter GApplication service mode'
