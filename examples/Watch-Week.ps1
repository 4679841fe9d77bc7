#Requires -Modules Jupiter.Migration
<#
.SYNOPSIS
    The week after the night (R3a, R9): did the old server come on, may it be given up? Неделя после работ: не включался ли старый сервер?
.DESCRIPTION
    For a scheduled task, once a day, on the computer where Register-JupiterWatch has set up the hourly look. It looks once more, and writes what the week says. Exit codes: 0 the
    week is over and the work accepted, 2 it goes on, 3 the old server came on or is on: somebody has to decide. 1 is an error.
.EXAMPLE
    $watch = Register-JupiterWatch D:\Cases\yolki
    $run = "-NoProfile -NonInteractive -File C:\Jupiter\Watch-Week.ps1 D:\Cases\yolki $($watch.WatchFolder)"
    Register-ScheduledTask 'Jupiter week' -Action (New-ScheduledTaskAction pwsh.exe $run) -Trigger (New-ScheduledTaskTrigger -Daily -At 09:00) -User SYSTEM
#>
param(
    [Parameter(Mandatory = $true)][string]$Case,
    [Parameter(Mandatory = $true)][string]$WatchFolder
)
$ErrorActionPreference = 'Stop'
$presence = Test-JupiterPresence -WatchFolder $WatchFolder
$checks = @(Test-JupiterRetention $Case -WatchLog (Join-Path $WatchFolder 'watch.jsonl'))

$checks | ForEach-Object {
    '{0} {1}: {2}' -f [Jupiter.Migration.Hosting.ViewText]::Name($_.Status), $_.Subject, $_.Actual
    if ($_.Remedy) { '    -> {0}' -f $_.Remedy }
}
$seen = @($checks | Where-Object { $_.Id -eq 'Retention.Watch' -and $_.Blocks })
exit $(if ($presence.State -eq 'Present' -or $seen) { 3 } elseif ($checks | Where-Object Blocks) { 2 } else { 0 })
