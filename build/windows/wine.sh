# Sourced. Makes a Windows in $work: Wine's prefix, a .NET laid out from its runtime packs, and what runs pwsh.exe in them.
wine=/usr/lib/wine/wine64
logs=$work/logs

# Wine's own words go nowhere: it complains about much that is in order.
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all
export POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

windows_path() { local path=${1//\//\\}; echo "Z:$path"; }
linux_path() { local path=${1#C:}; echo "$WINEPREFIX/drive_c${path//\\//}"; }

prepare_wine() {
    mkdir -p "$logs"
    if [ ! -x $wine ]; then
        apt-get update -qq && apt-get install -y -qq --no-install-recommends wine64 || return 1
    fi
    dotnet build "$here/Windows.csproj" -v q -p:Work="$work/" >"$logs/dotnet.txt" 2>&1 || { cat "$logs/dotnet.txt"; return 1; }
    . "$work/places"
    stop_wine
    if [ ! -f "$WINEPREFIX/system.reg" ]; then
        rm -rf "$WINEPREFIX"
        # Without Mono and Gecko, which Wine would ask for in a window. Only here: the assemblies of .NET import mscoree.
        WINEDLLOVERRIDES='mscoree,mshtml=' timeout 600 $wine wineboot -i >"$logs/wineboot.txt" 2>&1 || { cat "$logs/wineboot.txt"; return 1; }
        # The session that made the prefix starts no service, such as the Task Scheduler: the next one does.
        stop_wine
    fi
}

stop_wine() { [ ! -d "$WINEPREFIX" ] || /usr/lib/wine/wineserver -k 2>/dev/null || true; }

# pwsh_exe SECONDS LOG ARGUMENT...: the exit code is that of pwsh.
#   It runs in a terminal, because without one pwsh.exe ends at once under Wine, with 0.
#   NLS instead of ICU: Wine 8 has no icu.dll.
#   No write-xor-execute: the CLR dies of it under Wine 8 (0x80131506).
pwsh_exe() {
    local seconds=$1 log=$2 line argument
    shift 2
    line="stty cols 160 rows 50; exec timeout --kill-after=10 $seconds $wine $(printf %q "$pwsh") -NoProfile -NoLogo -NonInteractive -ExecutionPolicy Bypass"
    for argument in "$@"; do line+=" $(printf %q "$argument")"; done
    local began=$SECONDS rc
    DOTNET_ROOT=$(windows_path "$work/dotnet") DOTNET_SYSTEM_GLOBALIZATION_USENLS=1 DOTNET_EnableWriteXorExecute=0 NO_COLOR=1 \
        script -qec "$line" /dev/null </dev/null 2>&1 | plain >"$log"
    rc=${PIPESTATUS[0]}
    echo $((SECONDS - began)) >"$log.seconds"
    # Nobody runs and says nothing.
    [ "$rc" -ne 0 ] || [ -s "$log" ] || rc=1
    return "$rc"
}

took() { echo "$(cat "$1.seconds") s"; }

# What a terminal is told beside the text: colours, titles, the place of the cursor.
plain() { sed -u -e 's/\x1b\[[0-9;?]*[a-zA-Z]//g' -e 's/\x1b\][^\x07]*\x07//g' -e 's/\r//g' -e '/FS volume label/d'; }
