# Completion of factotum-cli in bash.
# SPDX-License-Identifier: GPL-3.0-or-later

_factotum_cli()
{
  local commands='new demo import list show do report history undo check backup restore vault verify-chain'
  local kinds='employees contacts items orders order-lines stock-moves tickets'
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= place=0 words= i

  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --company | --seed | --orders | --mapping | --search | --where | --sort | --limit | --format | --from | --to | --output | --kit) ((i++)) ;;
      -*) ;;
      *) if [ -z "$command" ]; then command=${COMP_WORDS[i]}; else ((place++)); fi ;;
    esac
  done
  compopt +o default
  case $before in
    --company | --mapping | --output | --kit) compopt -o default; return ;;
    --format) words='table csv json' ;;
    --seed | --orders | --search | --where | --sort | --limit | --from | --to) return ;;
    *)
      case $command:$place:$word in
        :*:-*) words='--company --unlock --help --version' ;;
        :*) words=$commands ;;
        demo:*) words='--seed --orders' ;;
        import:0:*) words=$kinds ;;
        import:*:-*) words='--mapping --dry-run' ;;
        list:0:*) words=$kinds ;;
        list:*) words='--search --where --sort --limit --format' ;;
        show:0:* | history:0:*) words=$kinds ;;
        do:0:*) words=$(factotum-cli do 2>/dev/null | sed -n 's/^\([a-z][a-z-]*\).*/\1/p') ;;
        report:*:-*) words='--from --to --output' ;;
        check:*) words='--format' ;;
        vault:0:*) words='protect replace-key remember' ;;
        vault:*) words='--kit' ;;
        import:* | backup:* | restore:*) compopt -o default; return ;;
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _factotum_cli factotum-cli
