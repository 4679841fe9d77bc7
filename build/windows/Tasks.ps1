# A watch's task in the Task Scheduler: registered, in the place of one of the same name, seen, removed. Wine keeps tasks as files of the system, and its
# schtasks.exe takes their documents apart as it knows them; that it says nothing of a task that is asked for (/Query) is why it is looked for there.
param([string]$Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module

$name = 'jupiter-watch-stage-0123abcd'
$kept = Join-Path ([Environment]::SystemDirectory) "tasks\$name"
$folder = New-Item (Join-Path $env:TEMP $name) -ItemType Directory -Force
$shell = [Jupiter.Migration.Watches.Scheduling.WatchShell]::new((Join-Path $PSHOME 'pwsh.exe'), [string[]]@(), (Split-Path $Module), $Module)
$task = [Jupiter.Migration.Watches.Scheduling.WatchTask]::new()
@{
    Name = $name; Description = 'Старый сервер «Ёлки» <&>'; Folder = $folder.FullName; Program = $shell.Program; Arguments = $shell.Look($folder.FullName)
    From = [DateTimeOffset]::Now; Until = [DateTimeOffset]::Now.AddDays(7)
}.GetEnumerator() | ForEach-Object { $task.GetType().GetProperty($_.Key).SetValue($task, $_.Value) }
$scheduler = [Jupiter.Migration.Watches.Scheduling.WindowsScheduler]::new()
try {
    $scheduler.Register($task)
    $scheduler.Register($task)
    if (-not (Test-Path $kept)) { throw "$kept is not there." }
    $scheduler.Remove($name)
    if (Test-Path $kept) { throw "$kept is still there." }
    try { $scheduler.Remove($name); throw 'What is gone was removed again.' }
    catch [Jupiter.Migration.Errors.MigrationException] { if ($_.Exception.ErrorId -ne 'WatchSchedulerFailed') { throw } }
}
catch { "$_"; exit 1 }
finally { Remove-Item $folder -Recurse -Force }
'The task was registered, seen and removed.'
