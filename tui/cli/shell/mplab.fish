# Completion of mplab for fish: mplab itself says what can stand there (tui/cli/complete.c).

function __mplab_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l offered ($words[1] --complete $words[2..] 2>/dev/null)
    for line in $offered
        switch $line
            case ':py'
                __fish_complete_path $words[-1] | string match -r '.*(?:\.py|/)(?:\t.*)?$'
            case ':files'
                __fish_complete_path $words[-1]
            case ':folders'
                __fish_complete_directories $words[-1]
            case '*'
                echo $line
        end
    end
end

complete -c mplab -f -a '(__mplab_complete)'
