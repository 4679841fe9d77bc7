<#
.SYNOPSIS
    The people of a rehearsed night: whenever it is called, it goes on from where the case stands, to the end.
.DESCRIPTION
    It may be killed at any moment and called again. Each call first puts the computers into the state in which the people have them by
    now, since they went off with the process that played them.
#>
param(
    [Parameter(Mandatory)][string]$Root,
    [ValidateSet('ServerReplacement', 'OsReinstall')][string]$Kind = 'ServerReplacement',
    [int]$Receipts = 20,
    [string]$OldServerInstance,
    [string]$NewServerInstance,
    [string]$Password,
    [string[]]$Other = @()
)

$ErrorActionPreference = 'Stop'
$case = "$Root/case"
$access = @{}
if ($Password) {
    $secret = ConvertTo-SecureString $Password -AsPlainText -Force
    $access = @{ Credential = [pscredential]::new('sa', $secret); TrustServerCertificate = $true }
}

if (-not (Test-Path "$case/journal.jsonl")) {
    $servers = @{}
    if ($OldServerInstance) { $servers = @{ OldServerInstance = $OldServerInstance; NewServerInstance = $NewServerInstance } }
    $made = New-JupiterRehearsal -Path "$Root/rehearsal" -Receipts $Receipts @servers @access
    if ($Other) {
        $venue = Get-Content $made.Venue -Raw | ConvertFrom-Json
        $venue | Add-Member otherDatabases @($Other | ForEach-Object { @{ name = $_ } }) -Force
        $venue | ConvertTo-Json -Depth 9 | Set-Content $made.Venue
        $Other | ForEach-Object { Copy-Item "$Root/rehearsal/old-server/Jupiter.db" "$Root/rehearsal/old-server/$_.db" }
    }

    $made | New-JupiterMigration $case -Kind $Kind -StartAt (Get-Date).AddSeconds(1) -BackupFile "$Root/rehearsal/backups/Jupiter.bak" -CopyTo "$Root/rehearsal/second-medium" | Out-Null
    Approve-JupiterMigration $case 'Юпитер' -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
}

$rehearsal = "$Root/rehearsal"
$done = @{}

function Read-Case {
    $status = Get-JupiterMigration $case
    foreach ($step in $status.Steps) { $done[$step.Id] = $null -ne $step.DoneAt }
    $status
}

function Start-Computer([string[]]$Name, [switch]$OpenBusinessDay) {
    Start-JupiterRehearsalComputer $rehearsal $Name -OpenBusinessDay:$OpenBusinessDay @access | Out-Null
}

function Stop-Computer([string[]]$Name, [switch]$Wipe) {
    Stop-JupiterRehearsalComputer $rehearsal $Name -Wipe:$Wipe -Confirm:$false @access | Out-Null
}

# What the people have switched on by now.
function Restore-Computers {
    if ($Kind -eq 'ServerReplacement') {
        if (-not $done['R3a']) { Start-Computer OldServer }
        if (-not $done['P3t'] -or $done['R3b']) { Start-Computer NewServer }
        if ($done['R5']) { Start-Computer KASSA-1 }
        if ($done['R7']) { Start-Computer KASSA-2, BAR, OFFICE }
    }
    else {
        if (-not $done['S3a.Off'] -or $done['S3b']) { Start-Computer OldServer }
        if (-not $done['P3t']) { Start-Computer NewServer }
        if ($done['S5']) { Start-Computer KASSA-1 }
        if ($done['S7']) { Start-Computer KASSA-2, BAR, OFFICE }
    }
}

# What a person does before saying that the step is done. All of it can be done again.
function Invoke-Person([string]$Step) {
    switch ($Step) {
        'R3a' { Stop-Computer OldServer }
        'R3b' { Start-Computer NewServer }
        'S3a.Off' { Stop-Computer OldServer }
        'S3a' { Stop-Computer OldServer -Wipe }
        'S3b' { Start-Computer OldServer }
        'P4' { if ($Kind -eq 'OsReinstall') { Restore-JupiterFolder -Case $case -Confirm:$false | Out-Null } }
        { $_ -in 'R5', 'S5' } { Start-Computer KASSA-1; Open-BusinessDay }
        { $_ -in 'R7', 'S7' } { Start-Computer KASSA-2, BAR, OFFICE }
    }
}

# The cashier looks first whether the day is open already.
function Open-BusinessDay {
    $server = if ($Kind -eq 'ServerReplacement') { 'NewServerInstance' } else { 'OldServerInstance' }
    $day = Invoke-JupiterPosCheck -ServerInstance $plan.$server -Database Jupiter -Venue "$rehearsal/venue.json" -Computer KASSA-1 -MainPos KASSA-1 @access |
        Where-Object Id -EQ 'Venue.BusinessDay'
    if ($day.Status -ne 'Pass') { Start-Computer KASSA-1 -OpenBusinessDay }
}

# Each party of whom a word is still missing says that the step is done.
function Complete-Step($Step) {
    foreach ($person in 'Алёна Щукина', 'Вера Линь') {
        if ($null -eq $Step.DoneAt -and $Step.WaitsFor -like "*$person*") { $Step = Complete-JupiterStep $case $Step.Id $person -Note 'ok' }
    }
}

$plan = [pscustomobject]@{ OldServerInstance = $null; NewServerInstance = $null }
$status = Read-Case
if (-not $done['P3t']) { Approve-JupiterMigration $case 'Юпитер' -Trial | Out-Null }
$commands = $status.Steps | ForEach-Object Command | Where-Object { $_ -match "-ServerInstance '([^']+)'" }
foreach ($command in $commands) {
    if ($command -match "^Lock-.*-ServerInstance '([^']+)'") { $plan.OldServerInstance = $Matches[1] }
    if ($command -match "^Restore-.*-ServerInstance '([^']+)'") { $plan.NewServerInstance = $Matches[1] }
}

Restore-Computers

# Days before: what changed since would be copied again in the night.
if ($Kind -eq 'OsReinstall' -and -not $done['S3a.Off']) { Backup-JupiterFolder -Case $case -Destination "$rehearsal/second-medium/folders" | Out-Null }
while ($true) {
    try { $steps = @(Invoke-JupiterMigration $case -NonInteractive @access) }
    catch {
        # It was killed after the trial had removed its backup and before it could say so: the trial is made again.
        if ($_.FullyQualifiedErrorId -notlike 'TrialBackupGone,*') { throw }
        continue
    }
    $waiting = $steps[-1]

    # The machine of the trial is switched off again before anybody works on.
    if ($steps.Id -contains 'P3t') { Stop-Computer NewServer }
    if (-not $waiting.WaitsFor) { break }
    Invoke-Person $waiting.Id
    Complete-Step $waiting
}

$status = Get-JupiterMigration $case
if ($status.Phase -eq 'AwaitingAcceptance') { $status = Confirm-JupiterMigration $case 'Алёна Щукина' -Role Manager }
'{0} {1}' -f $status.Phase, $status.NextStep
