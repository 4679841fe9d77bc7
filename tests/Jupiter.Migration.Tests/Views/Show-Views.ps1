<#
.SYNOPSIS
    Shows what the cmdlets of a night write in a terminal of 80 columns, a screen each: as it is there, and, behind a line of its own, without any line that
    PowerShell itself breaks. The files are those of the repository, so that it is the same every time.
#>
param(
    [Parameter(Mandatory)][string]$Repository,
    [Parameter(Mandatory)][string]$Folder
)

$ErrorActionPreference = 'Stop'
$WarningPreference = 'SilentlyContinue'
Set-Location $Folder
Copy-Item "$Repository/tests/golden/0.2.0" ./cases -Recurse
$machine = "$Repository/tests/Jupiter.Migration.Core.Tests/Servers/Machines/physical-2022-eval-ru.json"
Set-Content ./venue.json @'
{
  "schema": "jupiter.venue/1",
  "name": "Кафе «Ёлки»",
  "timeZone": "Europe/Moskow",
  "openingHours": [ { "days": [ "Monday" ], "from": "10:00", "to": "25:00" } ],
  "computers": [
    { "name": "KASSA-1", "address": "192.168.1.500", "isMainPos": true },
    { "name": "KASSA-1", "address": "192.168.1.12", "isMainPos": true }
  ],
  "contcats": [ { "name": "Анна", "role": "manager" } ]
}
'@
New-Item ./Отчёты -ItemType Directory | Out-Null
Set-Content './Отчёты/Продажи за март.csv' 'чек;сумма' -NoNewline
(Get-Item './Отчёты/Продажи за март.csv').LastWriteTimeUtc = [datetime]'2026-03-15'

foreach ($command in @(
        "Get-JupiterMigration ./cases/replacement-planned"
        "Get-JupiterMigration ./cases/replacement-switched-off"
        "Get-JupiterMigration ./cases/replacement-noticed"
        "Get-JupiterMigration ./cases/reinstallation-wiped"
        "Get-JupiterMigration ./cases/replacement-planned -Detailed"
        "Get-JupiterMigration ./cases/reinstallation-noticed -Detailed"
        "Get-JupiterMigration ./cases/* -Overview | Sort-Object DueAt, Phase, NextStep"
        "(Get-JupiterMigration ./cases/replacement-restored).Steps"
        "(Get-JupiterMigration ./cases/reinstallation-locked).Steps"
        "Invoke-JupiterMigration ./cases/replacement-approved -WhatIf"
        "Invoke-JupiterMigration ./cases/replacement-approved -NonInteractive"
        "Test-JupiterVenue -Path ./venue.json"
        "Get-JupiterServerInventory -Path $machine"
        "Get-JupiterServerInventory -Path $machine | Test-JupiterServerPreparation | Select-Object -First 4"
        "Get-JupiterServerInventory -Path $machine | Test-JupiterServerSpec -Role DatabaseOnly"
        "Backup-JupiterFolder ./Отчёты -Destination ./copies"
        "Test-JupiterFolder ./copies/Отчёты.folder.jsonl"
        "Restore-JupiterFolder ./copies/Отчёты.folder.jsonl -Destination ./back -Confirm:`$false"
        "Stop-JupiterMigration ./cases/replacement-approved 'Анна' -Reason 'в этот вечер банкет'"
    )) {
    $shown = & ([scriptblock]::Create($command))
    "PS> $($command.Replace("$Repository/tests/Jupiter.Migration.Core.Tests/Servers/Machines", '.'))"
    $shown | Out-String -Width 80
    '~~~~'
    $shown | Out-String -Width 4000
    '===='
}
