# shellcheck shell=bash
# Completion of mplab for bash: mplab itself says what can stand there (tui/cli/complete.c).

_mplab() {
  local line=${COMP_LINE:0:COMP_POINT} word cut
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  cut=${words[-1]}
  # "=" and ":" part words for bash: what stands before the last of them is there already.
  cut=${cut%"${cut##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    case $word in
      :py)
        compopt -o filenames
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -X '!*.py' -- "$2"; compgen -d -- "$2")
        ;;
      :files) compopt -o default ;;
      :folders) compopt -o dirnames ;;
      *=)
        compopt -o nospace
        COMPREPLY+=("${word#"$cut"}")
        ;;
      *) COMPREPLY+=("${word#"$cut"}") ;;
    esac
  done < <("${words[0]}" --complete "${words[@]:1}" 2>/dev/null)
} && complete -F _mplab mplab
