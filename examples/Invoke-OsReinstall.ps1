#Requires -Modules Jupiter.Migration
<#
.SYNOPSIS
    The reinstallation of a server's system by cmdlets alone. Переустановка ОС сервера одними командами.
.DESCRIPTION
    Run it on another computer, which sees the folders of the server at the paths of venue.json. The letters and numbers are the clauses of the memo. It ends where
    something is not as it has to be, and remembers nothing: Invoke-MigrationCase.ps1 does.
.EXAMPLE
    ./Invoke-OsReinstall.ps1 ./venue.json JUPITER -BackupFile E:\Night\Jupiter.bak -CopyTo F:\Night -FoldersTo E:\Folders -Access @{ Credential = Get-Credential sa }
#>
param(
    [Parameter(Mandatory = $true)][string]$Venue,
    [Parameter(Mandatory = $true)][string]$ServerInstance,
    [Parameter(Mandatory = $true)][string]$BackupFile,
    [Parameter(Mandatory = $true)][string]$CopyTo,
    [Parameter(Mandatory = $true)][string]$FoldersTo,
    [string]$Recipient,
    [hashtable]$Access = @{}
)
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Runbook.ps1"
$known = Get-Content -LiteralPath $Venue -Raw -Encoding UTF8 | ConvertFrom-Json
$server, $logins = ($Access + @{ ServerInstance = $ServerInstance }), (Join-Path $CopyTo 'logins.cms')

$null = Wait-Person 'S1 Customer and specialist confirm the start' 'S1 Заказчик и специалист подтвердили начало работ'
Test-JupiterVenue @server -Venue $Venue | Assert-Check
if ($Recipient) { Export-JupiterLogin @server -Database $known.database -LiteralPath $logins -CmsMessageRecipient $Recipient }
Lock-JupiterDatabase @server -Database $known.database
$backup = Backup-JupiterDatabase @server -Database $known.database -BackupFile $BackupFile -CopyTo $CopyTo -Venue $Venue
$backup.BackupFile, $backup.CopyFile | Test-JupiterBackup @server | Assert-Check
$folders = @(Backup-JupiterFolder -LiteralPath $known.folders -Destination $FoldersTo -Force)
foreach ($folder in $folders) { $folder | Test-JupiterFolder -Against $folder.Source | Assert-Check }

$null = Wait-Person 'S3a ALL other computers are off, the system is installed anew and prepared by P1a to P1f' 'S3a ВСЕ остальные компьютеры выключены, система переустановлена и подготовлена по пунктам P1a-P1f'
$null = Wait-Person 'S3b, S4a The server is connected, its DBMS installed' 'S3b, S4a Сервер включён в сеть, СУБД установлена'
$restored = Restore-JupiterDatabase @server -BackupFile $backup.CopyFile -Venue $Venue
$restored | Compare-JupiterDatabase @server | Assert-Check
Test-JupiterVenue @server -Venue $Venue | Assert-Check
if ($Recipient) { Import-JupiterLogin @server -LiteralPath $logins | Assert-Check }
foreach ($folder in $folders) { Restore-JupiterFolder $folder.Path -Destination $folder.Source }

$main = ($known.computers | Where-Object isMainPos).name
$null = Wait-Person "S5 $main is on, alone, and has opened the business day" "S5 Включена только $main, рабочий день открыт"
Invoke-JupiterPosCheck @server -Database $known.database -Venue $Venue -Computer $main -MainPos $main | Assert-Check
$null = Wait-Person 'S7 The remaining computers are on' 'S7 Остальные компьютеры включены'
Invoke-JupiterPosCheck @server -Database $known.database -Venue $Venue | Assert-Check
