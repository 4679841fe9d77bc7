#Requires -Modules Jupiter.Migration
<#
.SYNOPSIS
    The replacement of a server by cmdlets alone. Замена сервера одними командами.
.DESCRIPTION
    The letters and numbers are the clauses of the memo. It ends where something is not as it has to be, and remembers nothing: Invoke-MigrationCase.ps1 does.
.EXAMPLE
    $sql = @{ Credential = Get-Credential sa; TrustServerCertificate = $true }
    $two = @{ OldServer = '192.168.1.10'; NewServer = '192.168.1.11'; OldServerInstance = '192.168.1.10,1433'; NewServerInstance = '192.168.1.11,1433' }
    ./Invoke-ServerReplacement.ps1 ./venue.json @two -BackupFile D:\Night\Jupiter.bak -CopyTo E:\Night -Specialist 'Вера Линь' -Recipient ./me.cer -Access $sql
#>
param(
    [Parameter(Mandatory = $true)][string]$Venue,
    [Parameter(Mandatory = $true)][string]$OldServer,
    [Parameter(Mandatory = $true)][string]$NewServer,
    [Parameter(Mandatory = $true)][string]$OldServerInstance,
    [Parameter(Mandatory = $true)][string]$NewServerInstance,
    [Parameter(Mandatory = $true)][string]$BackupFile,
    [Parameter(Mandatory = $true)][string]$CopyTo,
    [Parameter(Mandatory = $true)][string]$Specialist,
    [string]$Recipient,
    [hashtable]$Access = @{}
)
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Runbook.ps1"
$known = Get-Content -LiteralPath $Venue -Raw -Encoding UTF8 | ConvertFrom-Json
$old, $new = ($Access + @{ ServerInstance = $OldServerInstance }), ($Access + @{ ServerInstance = $NewServerInstance })
$servers, $logins = @{ OldServer = $OldServer; NewServer = $NewServer }, (Join-Path $CopyTo 'logins.cms')

Export-JupiterReport -Server $OldServer -As Tag
$null = Wait-Person 'R1 Customer and specialist confirm the start; the tag above is printed' 'R1 Заказчик и специалист подтвердили начало работ, бирка распечатана'
Test-JupiterVenue @old -Venue $Venue | Assert-Check
if ($Recipient) { Export-JupiterLogin @old -Database $known.database -LiteralPath $logins -CmsMessageRecipient $Recipient }
Lock-JupiterDatabase @old -Database $known.database
$backup = Backup-JupiterDatabase @old -Database $known.database -BackupFile $BackupFile -CopyTo $CopyTo -Venue $Venue
$backup.BackupFile, $backup.CopyFile | Test-JupiterBackup @old | Assert-Check

$code = Wait-Person 'R3a ALL computers are off, the old server too: the digits of its tag' 'R3a Выключены ВСЕ компьютеры и старый сервер: цифры с его бирки'
$off = $servers + @{ AbsenceCode = $code; DecidedBy = $Specialist }
$null = Wait-Person 'R3b The new server is connected' 'R3b Новый сервер включён в сеть'
Assert-SingleJupiterServer @off
$restored = Restore-JupiterDatabase @new @off -BackupFile $backup.CopyFile -Venue $Venue
$restored | Compare-JupiterDatabase @new | Assert-Check
Test-JupiterVenue @new -Venue $Venue | Assert-Check
if ($Recipient) { Import-JupiterLogin @new -LiteralPath $logins | Assert-Check }

$main = ($known.computers | Where-Object isMainPos).name
$null = Wait-Person "R5 $main is on, alone, and has opened the business day" "R5 Включена только $main, рабочий день открыт"
Invoke-JupiterPosCheck @new -Database $known.database -Venue $Venue -Computer $main -MainPos $main | Assert-Check
$null = Wait-Person 'R7 The remaining computers are on' 'R7 Остальные компьютеры включены'
Invoke-JupiterPosCheck @new -Database $known.database -Venue $Venue | Assert-Check
Assert-SingleJupiterServer @off
