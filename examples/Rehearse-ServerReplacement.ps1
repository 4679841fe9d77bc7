<#
.SYNOPSIS
    Rehearses the replacement of a server, clause by clause of the memo, on a sample venue on this computer.
.DESCRIPTION
    Nothing of a real venue is touched. The script ends with exit code 0 only if every check passed and everything that had to be
    refused was refused.
.PARAMETER Path
    Folder for the rehearsal, missing or empty. By default a new folder under the temporary folder.
.PARAMETER Receipts
    How many receipts the sample database has.
.PARAMETER Keep
    Leaves the rehearsal's files behind, to look at them.
.PARAMETER OldServerInstance
    A SQL Server without databases that plays the old server. Without it the rehearsal has embedded servers.
.PARAMETER NewServerInstance
    A SQL Server without databases that plays the new server.
.PARAMETER Credential
    Login for both, which may do everything on them. A name is enough: the password is asked for.
.PARAMETER Encrypt
    Mandatory, Optional or Strict.
.PARAMETER TrustServerCertificate
    Takes a certificate that nobody vouches for.
.EXAMPLE
    dotnet run --project examples
.EXAMPLE
    ./examples/Rehearse-ServerReplacement.ps1 -Receipts 100000
#>
param(
    [string]$Path,
    [ValidateRange(1, 10000000)][int]$Receipts = 2000,
    [string]$OldServerInstance,
    [string]$NewServerInstance,
    [Management.Automation.Credential()][pscredential]$Credential = [pscredential]::Empty,
    [string]$Encrypt = 'Mandatory',
    [switch]$TrustServerCertificate,
    [switch]$Keep
)

# Without this a refusal would end its own statement only, and the script would go on.
$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/ImportModule.ps1"
. "$PSScriptRoot/RehearsalStory.ps1"

$newVenue = @{ Receipts = $Receipts }
if ($Path) { $newVenue.Path = $Path }
if ($OldServerInstance) { $newVenue.OldServerInstance = $OldServerInstance }
if ($NewServerInstance) { $newVenue.NewServerInstance = $NewServerInstance }
$access = @{ Credential = $Credential; Encrypt = $Encrypt; TrustServerCertificate = $TrustServerCertificate }

Write-Step 'P' 'A venue to rehearse with: two servers, four computers, one database.' 'Заведение для репетиции: два сервера, четыре компьютера, одна база данных.'
$rehearsal = New-JupiterRehearsal @newVenue @access
'  {0}: {1}' -f $rehearsal.VenueName, $rehearsal.Path

Write-Step 'H1, W1' 'The new server is checked against the minimum requirements.' 'Новый сервер сверяется с минимальными требованиями.'
Test-JupiterServerSpec -Role DatabaseOnly -Inventory $rehearsal.Inventory | Add-Check

Write-Step 'R1' 'Customer and specialist confirm the start. The venue is still on.' 'Заказчик и специалист подтверждают начало работ. Заведение ещё включено.'
$names = @($rehearsal.Computers | ForEach-Object Name)
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name (@('OldServer') + $names) | Write-Power

Write-Step 'R2' 'Is this the venue''s database, is the day closed, is nothing open?' 'Та ли это база, закрыт ли рабочий день, нет ли открытых чеков?'
Test-JupiterVenue -ServerInstance $rehearsal.OldServerInstance @access -Venue $rehearsal.Venue | Add-Check

Write-Step 'R2' 'Late writers are kept out, then the final backup is taken, with a copy on a second medium.' 'База закрывается для записи, снимается последняя резервная копия со второй копией на другом носителе.'
$lock = Lock-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @access -Database $rehearsal.Database -Confirm:$false
Write-Line '{0} is locked: {1}' '{0}: закрыта для записи ({1})' $lock.Database, $lock.LockedFrom
Confirm-Refused 'DatabaseReadOnly' { Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name $rehearsal.MainPos -OpenBusinessDay }
$backup = Backup-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @access -Database $rehearsal.Database -BackupFile (Join-Path $rehearsal.BackupFolder 'Jupiter.bak') -CopyTo $rehearsal.SecondMedium -Venue $rehearsal.Venue
Write-Line '{0}: {1:N0} bytes, {2} rows, SHA-256 {3}' '{0}: {1:N0} байт, строк: {2}, SHA-256 {3}' $backup.BackupFile, $backup.Length, $backup.Rows, $backup.Sha256
$reader = if ($OldServerInstance) { $access + @{ ServerInstance = $rehearsal.OldServerInstance } } else { @{} }
$backup | Test-JupiterBackup @reader | Add-Check
Test-JupiterBackup -BackupFile $backup.CopyFile @reader | Add-Check

$servers = @{ OldServer = $rehearsal.OldServer; NewServer = $rehearsal.NewServer }
Write-Step 'R0' 'Somebody switches the new server on too early: both are on, and the night is refused.' 'Кто-то включил новый сервер раньше времени: включены оба, и работы останавливаются.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name NewServer | Out-Null
Confirm-Refused 'BothServersPresent' { Assert-SingleJupiterServer @servers }
Stop-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name NewServer | Out-Null

Write-Step 'R3a' 'The customer switches ALL computers off, the old server too. It stays off for at least a week.' 'Заказчик выключает ВСЕ компьютеры, в том числе старый сервер. Он остаётся выключенным хотя бы неделю.'
Stop-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name ($names + 'OldServer') | Write-Power

Write-Step 'R3b' 'The customer connects the new server. It must be the only one.' 'Заказчик включает новый сервер. Он должен быть единственным.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name NewServer | Out-Null
Assert-SingleJupiterServer @servers | Add-Check

$sisterServer = if ($NewServerInstance) { @{ OldServerInstance = $NewServerInstance } } else { @{} }
Write-Step 'R4b' 'A sister venue''s backup is at hand. It is refused.' 'Под рукой резервная копия другого заведения. Она не принимается.'
$sister = New-JupiterRehearsal -VenueName 'Кафе «Сосны»' -Receipts 100 @sisterServer @access
Start-JupiterRehearsalComputer -Path $sister.Path @access -Name OldServer | Out-Null
$wrong = Backup-JupiterDatabase -ServerInstance $sister.OldServerInstance @access -Database $sister.Database -BackupFile (Join-Path $rehearsal.BackupFolder 'Sister.bak')
Remove-JupiterRehearsal -Path $sister.Path @access
Confirm-Refused 'WrongVenue' { $wrong | Restore-JupiterDatabase -ServerInstance $rehearsal.NewServerInstance @servers @access -Venue $rehearsal.Venue -Confirm:$false }

Write-Step 'R4a' 'The backup is restored on the new server.' 'Резервная копия разворачивается на новом сервере.'
$restored = $backup | Restore-JupiterDatabase -ServerInstance $rehearsal.NewServerInstance @servers @access -Venue $rehearsal.Venue -Confirm:$false
Write-Line '{0}: {1} tables, {2} rows' '{0}: таблиц: {1}, строк: {2}' $restored.Database, $restored.Tables, $restored.Rows

Write-Step 'R4b' 'All data arrived, and the database is this venue''s: proved against the old server''s fingerprint, with the old server off.' 'Все данные перенеслись, база соответствует заведению: сверено с отпечатком старого сервера, который уже выключен.'
$restored | Compare-JupiterDatabase -ServerInstance $rehearsal.NewServerInstance @access | Add-Check
Test-JupiterVenue -ServerInstance $rehearsal.NewServerInstance @access -Venue $rehearsal.Venue | Add-Check

Write-Step 'R5' 'The main till is switched on, alone, and opens the business day.' 'Включается основная касса, только она, и открывает рабочий день.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name $rehearsal.MainPos -OpenBusinessDay | Out-Null

Write-Step 'R6' 'The main till works in the new database, and the business day is open.' 'Основная касса работает с новой базой, рабочий день открыт.'
$pos = @{ ServerInstance = $rehearsal.NewServerInstance; Database = $rehearsal.Database; Venue = $rehearsal.Venue; MainPos = $rehearsal.MainPos }
Invoke-JupiterPosCheck @pos @access -Computer @($rehearsal.Computers | Where-Object IsMainPos) | Add-Check

Write-Step 'R7' 'The remaining computers are switched on.' 'Включаются остальные компьютеры.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name @($names | Where-Object { $_ -ne $rehearsal.MainPos }) | Write-Power

Write-Step 'R8' 'Every computer is checked, one after the other.' 'Последовательно проверяются все компьютеры.'
Invoke-JupiterPosCheck @pos @access -Computer $rehearsal.Computers | Add-Check

Write-Step 'R9' 'The old server is still off and untouched, ready to go back to.' 'Старый сервер по-прежнему выключен, не тронут и готов к возврату.'
Assert-SingleJupiterServer @servers | Add-Check

Exit-Rehearsal $rehearsal $Keep $access
