# Completion of factotum-cli in bash.
# SPDX-License-Identifier: GPL-3.0-or-later

_factotum_cli_fields() # the arguments of a command of the office
{
  factotum-cli do 2>/dev/null | awk -v command="$1" '/^[^ ]/ { found = $1 == command; next } found { sub (/=.*/, "=", $1); print $1 }'
}

_factotum_cli()
{
  local commands='new demo import list show do report replace promise late history undo redo check backup restore vault verify-chain digest'
  local kinds='employees contacts items orders order-lines stock-moves tickets'
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= first= place=0 words= i

  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --company | --seed | --taxes | --orders | --language | --mapping | --search | --where | --view | --sort | --columns | --limit | --format | --from | --to | --by | --output | -o | --kit) ((i++)) ;;
      -*) ;;
      *)
        if [ -z "$command" ]; then command=${COMP_WORDS[i]}
        else [ $place -gt 0 ] || first=${COMP_WORDS[i]}; ((place++)); fi ;;
    esac
  done
  case $before in
    --company | --mapping | --output | -o | --kit) compopt -o default; return ;;
    --format) words='table csv json' ;;
    --language) words='de it pt en' ;;
    --taxes) words='DE IT BR US' ;;
    --by) words='customer seller month' ;;
    --seed | --orders | --search | --where | --view | --sort | --columns | --limit | --from | --to) return ;;
    *)
      case $command:$place:$word in
        :*:-*) words='--company --unlock --help --version' ;;
        :*) words=$commands ;;
        new:*:-*) words='--taxes' ;;
        replace:*:-*) words='--output' ;;
        demo:*) words='--seed --orders --language' ;;
        import:0:* | list:0:* | show:0:* | history:0:*) words=$kinds ;;
        import:*:-*) words='--mapping --dry-run' ;;
        list:*) words='--search --where --view --sort --columns --limit --format --trash' ;;
        show:*:-* | check:*) words='--format' ;;
        do:0:*) words=$(factotum-cli do 2>/dev/null | sed -n 's/^\([a-z][a-z-]*\).*/\1/p') ;;
        do:*) words=$(_factotum_cli_fields "$first"); compopt -o nospace ;;
        report:0:*) words=$(factotum-cli report 2>/dev/null | sed -n 's/^\([a-z][a-z-]*\).*/\1/p') ;;
        report:*:-*) words='--from --to --by --issue --output' ;;
        digest:*:-*) words='--meaning' ;;
        vault:0:*) words='protect replace-key remember' ;;
        vault:*) words='--kit' ;;
        import:* | backup:* | restore:*) compopt -o default; return ;;
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _factotum_cli factotum-cli
