<#
.SYNOPSIS
    Rehearses the reinstallation of the server's operating system, clause by clause of the memo, on a sample venue on this computer.
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
    dotnet run --project examples -- -Story OsReinstall
.EXAMPLE
    ./examples/Rehearse-OsReinstall.ps1 -Receipts 100000
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

Write-Step 'P' 'A venue to rehearse with: a server, four computers, one database.' 'Заведение для репетиции: сервер, четыре компьютера, одна база данных.'
$rehearsal = New-JupiterRehearsal @newVenue @access
'  {0}: {1}' -f $rehearsal.VenueName, $rehearsal.Path

Write-Step 'H1, W1' 'The server is checked against the minimum requirements.' 'Сервер сверяется с минимальными требованиями.'
Test-JupiterServerSpec -Role DatabaseOnly -Inventory $rehearsal.Inventory | Add-Check

Write-Step 'S1' 'Customer and specialist confirm the start. The venue is still on.' 'Заказчик и специалист подтверждают начало работ. Заведение ещё включено.'
$names = @($rehearsal.Computers | ForEach-Object Name)
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name (@('OldServer') + $names) | Write-Power

Write-Step 'S2' 'Is this the venue''s database, is the day closed, is nothing open?' 'Та ли это база, закрыт ли рабочий день, нет ли открытых чеков?'
Test-JupiterVenue -ServerInstance $rehearsal.OldServerInstance @access -Venue $rehearsal.Venue | Add-Check

Write-Step 'S2' 'Late writers are kept out, then the final backup is taken, with a copy on a second medium.' 'База закрывается для записи, снимается последняя резервная копия со второй копией на другом носителе.'
$lock = Lock-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @access -Database $rehearsal.Database -Confirm:$false
Write-Line '{0} is locked: {1}' '{0}: закрыта для записи ({1})' $lock.Database, $lock.LockedFrom
Confirm-Refused 'DatabaseReadOnly' { Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name $rehearsal.MainPos -OpenBusinessDay }
$backup = Backup-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @access -Database $rehearsal.Database -BackupFile (Join-Path $rehearsal.BackupFolder 'Jupiter.bak') -CopyTo $rehearsal.SecondMedium -Venue $rehearsal.Venue
Write-Line '{0}: {1:N0} bytes, {2} rows, SHA-256 {3}' '{0}: {1:N0} байт, строк: {2}, SHA-256 {3}' $backup.BackupFile, $backup.Length, $backup.Rows, $backup.Sha256
$reader = if ($OldServerInstance) { $access + @{ ServerInstance = $rehearsal.OldServerInstance } } else { @{} }
$backup | Test-JupiterBackup @reader | Add-Check
Test-JupiterBackup -BackupFile $backup.CopyFile @reader | Add-Check

$venueFolders = (Get-Content -LiteralPath $rehearsal.Venue -Raw -Encoding UTF8 | ConvertFrom-Json).folders
Write-Step 'P2, S2' 'The folders of the venue are copied off the server, and the copies read through again.' 'Папки заведения копируются с сервера, копии перечитываются.'
$folders = @(Backup-JupiterFolder -LiteralPath $venueFolders -Destination (Join-Path $rehearsal.SecondMedium 'folders'))
foreach ($folder in $folders) { $folder | Test-JupiterFolder -Against $folder.Source | Add-Check }

Write-Step 'S3a' 'All computers are switched off. Only now, with two verified copies off the machine, its disk is wiped and the system reinstalled.' 'Все компьютеры выключены. Только теперь, когда две проверенные копии лежат вне сервера, диск стирается и система переустанавливается.'
Stop-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name $names | Out-Null
Stop-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name OldServer -Wipe | Write-Power

Write-Step 'S3b' 'The server is connected again. No other server may be on.' 'Сервер снова включён в сеть. Другого сервера быть не должно.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name OldServer | Out-Null
# The other server of the rehearsal plays any second server of the venue.
$servers = @{ OldServer = $rehearsal.NewServer; NewServer = $rehearsal.OldServer }
Assert-SingleJupiterServer @servers | Add-Check

Write-Step 'S4b' 'A copy that was cut off on its way is refused; the whole one is restored from the second medium.' 'Копия, оборванная при переносе, не принимается; целая разворачивается со второго носителя.'
$cut = (Get-Item $backup.BackupFile).OpenWrite()
$cut.SetLength($cut.Length - 1)
$cut.Close()
Confirm-Refused 'BackupNotSound' { Restore-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @servers @access -BackupFile $backup.BackupFile -Venue $rehearsal.Venue -Confirm:$false }
$restored = Restore-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @servers @access -BackupFile $backup.CopyFile -Venue $rehearsal.Venue -Confirm:$false
Write-Line '{0}: {1} tables, {2} rows' '{0}: таблиц: {1}, строк: {2}' $restored.Database, $restored.Tables, $restored.Rows

Write-Step 'S4c' 'All data arrived, and the database is this venue''s: proved against the fingerprint taken before the wipe.' 'Все данные перенеслись, база соответствует заведению: сверено с отпечатком, снятым до переустановки.'
$restored | Compare-JupiterDatabase -ServerInstance $rehearsal.OldServerInstance @access | Add-Check
Test-JupiterVenue -ServerInstance $rehearsal.OldServerInstance @access -Venue $rehearsal.Venue | Add-Check

Write-Step 'P2' 'The folders go back, each file as its list has it.' 'Папки возвращаются на сервер, каждый файл — как записано в списке.'
foreach ($folder in $folders) {
    $back = Restore-JupiterFolder $folder.Path -Destination $folder.Source -Confirm:$false
    Write-Line '{0}: files {1}' '{0}: файлов {1}' $back.Destination, $back.Files
    $folder | Test-JupiterFolder -Against $folder.Source | Add-Check
}

Write-Step 'S5' 'The main till is switched on, alone, and opens the business day.' 'Включается основная касса, только она, и открывает рабочий день.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name $rehearsal.MainPos -OpenBusinessDay | Out-Null

Write-Step 'S6' 'The main till works in the database, and the business day is open.' 'Основная касса работает с базой, рабочий день открыт.'
$pos = @{ ServerInstance = $rehearsal.OldServerInstance; Database = $rehearsal.Database; Venue = $rehearsal.Venue; MainPos = $rehearsal.MainPos }
Invoke-JupiterPosCheck @pos @access -Computer @($rehearsal.Computers | Where-Object IsMainPos) | Add-Check

Write-Step 'S7' 'The remaining computers are switched on.' 'Включаются остальные компьютеры.'
Start-JupiterRehearsalComputer -Path $rehearsal.Path @access -Name @($names | Where-Object { $_ -ne $rehearsal.MainPos }) | Write-Power

Write-Step 'S8' 'Every computer is checked, one after the other.' 'Последовательно проверяются все компьютеры.'
Invoke-JupiterPosCheck @pos @access -Computer $rehearsal.Computers | Add-Check

Exit-Rehearsal $rehearsal $Keep $access
