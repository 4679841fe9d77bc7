# In which situation an example is typed. Keys: a page, or a page with the number of its example. Plain is a folder with databases; Night the name
# of a point of the case, with the computers that are On; Sql the server that JUPITER is. Before runs first, in the example's folder. Fails is
# the ErrorId of an example whose page says that it ends with an error.

# What a person reads aloud from the tag on a server.
function Read-Tag([string[]]$Tag) { [regex]::Match($Tag -join ' ', '\d{3}-\d{3}-\d{3}').Value }

$all = 'KASSA-1', 'KASSA-2', 'BAR', 'OFFICE'
$restored = { Restore-JupiterDatabase embedded:./new ./Jupiter.bak | Out-Null }
$noBackup = { Remove-Item ./Jupiter.bak* }
$sqlBackup = { Backup-JupiterDatabase $Venue.Sql.OldServerInstance Jupiter $Venue.Bak -Venue $Venue.Sql.Venue | Out-Null }
$oldFolder = { New-Item ./reports/till -ItemType Directory -Force | Out-Null; 'x' > ./reports/till/day.txt }
$copiedFolder = { . $oldFolder; Backup-JupiterFolder ./reports -Destination ./usb/folders -Force | Out-Null }
$tagOfOld = { $Venue.Tag = Read-Tag (Export-JupiterReport -Server $Venue.Night.OldServer -As Tag) }
$situations = @{
    'Approve-JupiterMigration'          = @{ Night = 'planned' }
    'Approve-JupiterMigration 3'        = @{ Night = 'venue'; Before = {
            $venueFile = Get-Content $Venue.Night.Venue -Raw | ConvertFrom-Json -AsHashtable
            $venueFile.approvers = @(@{ name = 'Анна Ким'; thumbprint = $Venue.Anna.Thumbprint })
            ConvertTo-Json $venueFile -Depth 9 | Set-Content $Venue.Night.Venue
            $plan = @{ Kind = 'ServerReplacement'; StartAt = (Get-Date).AddDays(10); BackupFile = "$($Venue.Night.BackupFolder)/Jupiter.bak"; CopyTo = $Venue.Night.SecondMedium }
            $Venue.Night | New-JupiterMigration $Venue.Case @plan | Out-Null
        } }
    'Assert-SingleJupiterServer 1'      = @{ Night = 'connected'; On = 'NewServer' }
    'Assert-SingleJupiterServer 4'      = @{ Night = 'connected'; On = 'NewServer'; Before = $tagOfOld }
    'Assert-SingleJupiterServer 5'      = @{ Night = 'connected'; On = 'NewServer' }
    'Assert-SingleJupiterServer'        = @{ Plain = $true }
    'Backup-JupiterDatabase'            = @{ Plain = $true; Before = $noBackup }
    'Backup-JupiterDatabase 1'          = @{ Plain = $true; Before = { Remove-Item ./Jupiter.bak*, ./usb/* } }
    'Backup-JupiterDatabase 4'          = @{ Sql = 'Old' }
    'Backup-JupiterDatabase 5'          = @{ Sql = 'Old'; Before = $noBackup }
    'Backup-JupiterFolder'              = @{ Plain = $true; Before = $oldFolder }
    'Compare-JupiterDatabase'           = @{ Plain = $true; Before = $restored }
    'Compare-JupiterDatabase 3'         = @{ Sql = 'New'; Before = { . $sqlBackup; Restore-JupiterDatabase $Venue.Sql.NewServerInstance $Venue.Bak | Out-Null } }
    'Complete-JupiterStep 1'            = @{ Night = 'backed up'; On = @(); Before = { $Venue.Tag = Read-Tag (Export-JupiterReport $Venue.Case -As Tag) } }
    'Complete-JupiterStep 2'            = @{ Night = 'prepared'; On = 'OldServer' }
    'Complete-JupiterStep 3'            = @{ Night = 'approved' }
    'Complete-JupiterStep 4'            = @{ Night = 'prepared'; On = 'OldServer' }
    'Complete-JupiterStep 5'            = @{ Night = 'approved' }
    'Confirm-JupiterMigration'          = @{ Night = 'noticed'; On = @('NewServer') + $all }
    'Confirm-JupiterMigration 3'        = @{ Night = 'checked'; On = @('NewServer') + $all }
    'Deny-JupiterMigration 1'           = @{ Night = 'noticed'; On = @('NewServer') + $all }
    'Deny-JupiterMigration 2'           = @{ Night = 'denied'; On = @('NewServer') + $all }
    'Export-JupiterLogin'               = @{ Sql = 'Old'; Before = { Copy-Item "$($Venue.Kept)/plain/*.cer" (Join-Path $Venue.Drives E) } }
    'Export-JupiterReport'              = @{ Night = 'backed up'; On = 'OldServer' }
    'Export-JupiterReport 3'            = @{ Plain = $true }
    'Get-JupiterDatabaseEngine'         = @{ Sql = 'Old' }
    'Get-JupiterDatabaseEngine 3'       = @{ Plain = $true }
    'Get-JupiterDatabaseFingerprint'    = @{ Plain = $true }
    'Get-JupiterDatabaseFingerprint 4'  = @{ Sql = 'Old' }
    'Get-JupiterMigration'              = @{ Night = 'backed up'; On = 'OldServer' }
    'Get-JupiterServerInventory'        = @{ Sql = 'Old' }
    'Get-JupiterServerInventory 3'      = @{ Plain = $true }
    'Get-JupiterServerInventory 4'      = @{ Plain = $true; Before = { New-Item ./collected -ItemType Directory | Out-Null; Copy-Item ./server.json ./collected } }
    'Import-JupiterLogin'               = @{ Sql = 'New'; Before = {
            . $sqlBackup
            Restore-JupiterDatabase $Venue.Sql.NewServerInstance $Venue.Bak | Out-Null
            Export-JupiterLogin $Venue.Sql.OldServerInstance Jupiter ./logins.cms ./jupiter.cer | Out-Null
            Copy-Item ./logins.cms (Join-Path $Venue.Drives E/logins.cms)
        } }
    'Install-JupiterDatabaseEngine 1'   = @{ Sql = 'New'; Before = { Get-JupiterServerInventory $Venue.Sql.OldServerInstance -OutFile ./old.json | Out-Null } }
    'Install-JupiterDatabaseEngine 2'   = @{ Plain = $true; Fails = 'SetupNeedsWindows' }
    'Invoke-JupiterMigration'           = @{ Night = 'begun'; On = 'OldServer' }
    'Invoke-JupiterMigration 4'         = @{ Night = 'connected'; On = 'NewServer'; Before = {
            Copy-Item $Venue.Case (Join-Path $Venue.Drives E/yolki) -Recurse
            Copy-Item "$($Venue.Night.SecondMedium)/*" (Join-Path $Venue.Drives F)
            Remove-Item "$($Venue.Night.BackupFolder)/*", "$($Venue.Night.SecondMedium)/*"
        } }
    'Invoke-JupiterMigration 5'         = @{ Night = 'connected'; On = 'OldServer', 'NewServer' }
    'Invoke-JupiterMigration 6'         = @{ Night = 'connected'; On = 'NewServer' }
    'Invoke-JupiterPosCheck'            = @{ Plain = $true; Before = $restored }
    'Invoke-JupiterPosCheck 4'          = @{ Sql = 'Old' }
    'Lock-JupiterDatabase'              = @{ Plain = $true; Before = $noBackup }
    'Lock-JupiterDatabase 3'            = @{ Sql = 'Old' }
    'New-JupiterMigration'              = @{ Plain = $true }
    'New-JupiterMigration 2'            = @{ Sql = 'Old'; Before = {
            Restore-Night $Venue 'checked'
            Copy-Item $Venue.Case "$($Venue.Case)-rehearsal" -Recurse
            Remove-Item $Venue.Case -Recurse
        } }
    'New-JupiterMigration 3'            = @{ Sql = 'Old'; Before = {
            $plan = @{
                Kind = 'ServerReplacement'; Venue = './venue.json'; StartAt = (Get-Date).AddHours(1); BackupFile = $Venue.Bak; CopyTo = $Venue.Drives
                OldServer = $Venue.Sql.OldServer; NewServer = $Venue.Sql.NewServer
                OldServerInstance = $Venue.Sql.OldServerInstance; NewServerInstance = $Venue.Sql.NewServerInstance
            }
        } }
    'New-JupiterRehearsal'              = @{ Plain = $true }
    'New-JupiterRehearsal 4'            = @{ Plain = $true; Before = { Remove-JupiterRehearsal $Venue.Sql.Path}; After = { if (Test-Path ./rehearsal) { Remove-JupiterRehearsal ./rehearsal }; New-Sql } }
    'Register-JupiterWatch'             = @{ Night = 'accepted'; On = 'NewServer' }
    'Remove-JupiterRehearsal'           = @{ Plain = $true }
    'Rename-JupiterDatabaseEngine'      = @{ Sql = 'New' }
    'Restore-JupiterDatabase'           = @{ Plain = $true }
    'Restore-JupiterDatabase 2'         = @{ Plain = $true; Before = $restored }
    'Restore-JupiterDatabase 4'         = @{ Sql = 'New'; Before = $sqlBackup }
    'Restore-JupiterDatabase 5'         = @{ Sql = 'New'; Before = {
            Backup-JupiterDatabase $Venue.Sql.OldServerInstance Jupiter $Venue.Bak -ManifestFile ./Jupiter.bak.manifest.json -Venue $Venue.Sql.Venue -Force | Out-Null
        } }
    'Restore-JupiterDatabase 6'         = @{ Night = 'connected'; On = 'NewServer'; Before = $tagOfOld }
    'Restore-JupiterFolder'             = @{ Plain = $true; Before = $copiedFolder }
    'Restore-JupiterFolder 2'           = @{ Night = 'wiped'; Before = {
            New-Item (Join-Path $Venue.Drives F/Night) -ItemType Directory | Out-Null
            Move-Item "$($Venue.Night.SecondMedium)/folders" (Join-Path $Venue.Drives F/Night)
        } }
    'Start-JupiterRehearsalComputer'    = @{ Plain = $true }
    'Stop-JupiterMigration'             = @{ Night = 'approved' }
    'Stop-JupiterRehearsalComputer'     = @{ Plain = $true }
    'Stop-JupiterRehearsalComputer 2'   = @{ Plain = $true; Fails = 'InstanceUnavailable' }
    'Test-JupiterBackup'                = @{ Plain = $true }
    'Test-JupiterBackup 4'              = @{ Sql = 'New'; Before = $sqlBackup }
    'Test-JupiterFolder'                = @{ Plain = $true; Before = $copiedFolder }
    'Test-JupiterJournal'               = @{ Night = 'checked' }
    'Test-JupiterPresence'              = @{ Plain = $true }
    'Test-JupiterRetention'             = @{ Night = 'accepted'; On = 'NewServer' }
    'Test-JupiterServerPreparation'     = @{ Sql = 'New'; Before = {
            Get-JupiterServerInventory $Venue.Sql.OldServerInstance -OutFile ./old.json | Out-Null
            Get-JupiterServerInventory $Venue.Sql.NewServerInstance -OutFile ./new.json | Out-Null
        } }
    'Test-JupiterServerPreparation 1'   = @{ Plain = $true; Before = { Copy-Item ./server.json ./new.json } }
    'Test-JupiterServerPreparation 3'   = @{ Plain = $true }
    'Test-JupiterServerPreparation 5'   = @{ Plain = $true; Fails = 'FixElsewhere' }
    'Test-JupiterServerPreparation 6'   = @{ Plain = $true; Fails = 'ChangedSettingsNotFound' }
    'Test-JupiterServerSpec'            = @{ Plain = $true }
    'New-JupiterVenue'                  = @{ Plain = $true }
    'Test-JupiterVenue'                 = @{ Plain = $true }
    'Test-JupiterVenue 3'               = @{ Plain = $true; Before = $restored }
    'Test-JupiterVenue 4'               = @{ Sql = 'Old' }
    'Undo-JupiterMigration'             = @{ Night = 'checked'; On = @('NewServer') + $all }
    'Undo-JupiterMigration 2'           = @{ Night = 'undone'; On = @('NewServer') + $all }
    'Undo-JupiterMigration 3'           = @{ Night = 'undone'; On = @(); Before = { $Venue.Tag = Read-Tag (Export-JupiterReport $Venue.Case -As Tag -NewServer) } }
    'Undo-JupiterMigration 4'           = @{ Night = 'checked'; On = @() }
    'Unlock-JupiterDatabase'            = @{ Plain = $true; Before = { Lock-JupiterDatabase embedded:./old Jupiter | Out-Null } }
    'Unlock-JupiterDatabase 2'          = @{ Plain = $true }
    'Unlock-JupiterDatabase 4'          = @{ Night = 'connected'; On = 'OldServer'; Before = {
            Lock-JupiterDatabase embedded:./old Jupiter | Out-Null
            $Venue.Tag = Read-Tag (Export-JupiterReport -Server $Venue.Night.NewServer -As Tag)
        } }
    'Unlock-JupiterDatabase 3'          = @{ Sql = 'Old'; Before = { Lock-JupiterDatabase $Venue.Sql.OldServerInstance Jupiter | Out-Null } }
    'Unregister-JupiterWatch'           = @{ Plain = $true }
}
