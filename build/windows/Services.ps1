# The services of an old server, really disarmed and enabled: made in Wine, set to start by hand by a case of its own, put back on the way back. Each process
# but the last dies between two changes, as soon as the journal tells of the third; the next goes on. Wine knows no delayed start, no dependents, no power plans.
param([string]$Module, [string]$Folder, [ValidateSet('Disarm', 'Enable', 'End')][string]$Part)

$ErrorActionPreference = 'Stop'
$WarningPreference = 'SilentlyContinue'
Import-Module $Module

$names = 1..8 | ForEach-Object { "JupiterStage$_" }
$sc = Join-Path ([Environment]::SystemDirectory) 'sc.exe'
$case = Join-Path $Folder 'case'
$night = Join-Path $Folder 'night'
$manager = [Jupiter.Migration.Servers.Settings.ServiceManager]::new($null)
$specialist = 'Вера Линь'
$customer = 'Алёна Щукина'
function Starts { @($names | ForEach-Object { "$($manager.Find($_).Start)" } | Sort-Object -Unique) -join ' ' }
function Expect([string]$What) { if ((Starts) -ne $What) { throw "The services start $(Starts), not $What." } }
function Dies([string]$Event) {
    $death = [powershell]::Create().AddScript({
            param($journal, $event)
            while ($true) {
                $stream = [IO.File]::Open($journal, 'Open', 'Read', 'ReadWrite, Delete')
                $lines = [IO.StreamReader]::new($stream).ReadToEnd()
                $stream.Dispose()
                if ([regex]::Matches($lines, """event"":""$event""").Count -ge 3) { [Diagnostics.Process]::GetCurrentProcess().Kill() }
            }
        }).AddArgument((Join-Path $case 'journal.jsonl')).AddArgument($Event)
    $death.BeginInvoke() | Out-Null
}

try {
    if ($Part -eq 'Disarm') {
        if ($null -ne $manager.Find('JupiterStageNone')) { throw 'A service that is not there was found.' }
        foreach ($name in $names) { & $sc create $name 'binPath=' 'C:\jupiter\service.exe' 'start=' auto 'DisplayName=' "Stage $name" | Out-Null }
        Expect 'Automatic'
        $r = New-JupiterRehearsal -Path $night -Receipts 5
        $venue = Get-Content $r.Venue -Raw | ConvertFrom-Json -AsHashtable
        $venue.disarm = @{ server = $r.OldServer; consentBy = $customer; services = $names }
        $venue.waivers = @(@($venue.waivers) + @{ check = 'Trial.Passed'; reason = 'rehearsed'; by = $r.AccountManager; until = [DateTimeOffset]::Now.AddDays(9).ToString('O') })
        $venue | ConvertTo-Json -Depth 9 | Set-Content $r.Venue
        $r | New-JupiterMigration $case -Kind ServerReplacement -StartAt (Get-Date).AddSeconds(1) -BackupFile "$($r.BackupFolder)/Jupiter.bak" -CopyTo $r.SecondMedium -Disarm | Out-Null
        Approve-JupiterMigration $case $r.AccountManager -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete-JupiterStep $case $_ $customer | Out-Null }
        'P1e', 'P2', 'P3', 'P4' | ForEach-Object { Complete-JupiterStep $case $_ $specialist | Out-Null }
        $customer, $specialist | ForEach-Object { Complete-JupiterStep $case R1 $_ | Out-Null }
        Start-JupiterRehearsalComputer $night OldServer | Out-Null
        Invoke-JupiterMigration $case -NonInteractive -Until R2.Verify | Out-Null
        Expect 'Automatic'
        Dies 'SettingChanging'
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
    }
    else {
        Start-JupiterRehearsalComputer $night OldServer | Out-Null
        "When the last process died the services started $(Starts)."
        if ($Part -eq 'Enable') {
            if (@(Invoke-JupiterMigration $case -NonInteractive)[-1].Id -ne 'R3a') { throw 'The night does not wait for the switch-off.' }
            Expect 'Manual'
            $page = Get-ChildItem (Join-Path $case 'evidence') -Filter '*way-back.txt' | Select-Object -Last 1 | Get-Content -Raw
            foreach ($name in $names) { if (-not $page.Contains("Stage $name")) { throw "$name is not on the page." } }
            Dies 'SettingRestoring'
            Undo-JupiterMigration $case -By $specialist -Reason 'stage' -Confirm:$false | Out-Null
        }
        else {
            Undo-JupiterMigration $case -Confirm:$false | Out-Null
            Expect 'Automatic'
            $broken = @(Test-JupiterJournal $case | Where-Object Status -NotIn Pass, Warning)
            if ($broken.Count) { throw "The journal is broken: $($broken | ForEach-Object { "$_ $($_.Actual)" })" }
        }
    }
}
catch { "$_"; $_.ScriptStackTrace; exit 1 }
finally { if ($Part -eq 'End') { foreach ($name in $names) { & $sc delete $name | Out-Null } } }
"$Part came to its end."
