# Sourced. The doubles of SQL Server run on Linux and serve clients under Wine over loopback: whoever takes a backup or restores one says
# a path of Windows, which they find in Wine's prefix.
double_pids=()
double_inputs=()

start_doubles() { # FOLDER VERSION...
    local version double address input place data=$work/doubles/$1 password=double-$RANDOM$RANDOM-Aa
    shift
    double=$repo/tests/SqlServerDouble/bin/Debug/net10.0/SqlServerDouble.dll
    rm -rf "$data"
    mkdir -p "$data"
    JUPITER_TEST_DOUBLES=$password
    for version in "$@"; do
        place=$data/$version
        mkdir -p "$place"
        mkfifo "$place.in"
        dotnet "$double" --version "$version" --port 0 --data "$place" --user sa --password-stdin \
            --path-map "C:\\=$WINEPREFIX/drive_c" --path-map 'Z:\=/' <"$place.in" >"$place.out" 2>"$data/$version.errors" &
        double_pids+=($!)
        exec {input}>"$place.in"
        double_inputs+=("$input")
        echo "$password" >&"$input"
        address=$(timeout 180 tail -n +1 -f "$place.out" --pid=$! | head -n 1)
        [ -n "$address" ] || return 1
        JUPITER_TEST_DOUBLES+=" $version=${address#listening on }"
    done
    export JUPITER_TEST_DOUBLES
}

# They end with their input.
stop_doubles() {
    local input
    for input in "${double_inputs[@]}"; do exec {input}>&-; done
    [ ${#double_pids[@]} -eq 0 ] || wait "${double_pids[@]}" 2>/dev/null
    double_pids=()
    double_inputs=()
}
