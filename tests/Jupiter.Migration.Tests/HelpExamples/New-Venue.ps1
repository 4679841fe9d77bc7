# What the pages take for granted: folders with databases, a venue, a backup, certificates, two SQL Servers, and a case at every point of its night.

# Keeps the folder of the night as it is now, under a name.
function Save-Night($Venue, [string]$Name) {
    Copy-Item $Venue.Night.Path (Join-Path $Venue.Kept $Name 'rehearsal') -Recurse
    if (Test-Path $Venue.Case) { Copy-Item $Venue.Case (Join-Path $Venue.Kept $Name 'case') -Recurse }
}

function Stop-Night($Venue) {
    Stop-JupiterRehearsalComputer $Venue.Night.Path (@('OldServer', 'NewServer') + $Venue.Night.Computers.Name) | Out-Null
}

# The night as it was under that name, with these computers on.
function Restore-Night($Venue, [string]$Name, [string[]]$On) {
    Stop-Night $Venue
    Remove-Item $Venue.Night.Path, $Venue.Case -Recurse -ErrorAction Ignore
    Copy-Item (Join-Path $Venue.Kept $Name 'rehearsal') $Venue.Night.Path -Recurse
    if (Test-Path (Join-Path $Venue.Kept $Name 'case')) { Copy-Item (Join-Path $Venue.Kept $Name 'case') $Venue.Case -Recurse }
    if ($On) { Start-JupiterRehearsalComputer $Venue.Night.Path $On | Out-Null }
}

function New-Certificate([string]$Name, [string]$Folder, [switch]$Signs) {
    $key = [Security.Cryptography.RSA]::Create(2048)
    $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new("CN=$Name", $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
    if (-not $Signs) {
        $encrypts = [Security.Cryptography.OidCollection]::new()
        $null = $encrypts.Add('1.3.6.1.4.1.311.80.1')
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($encrypts, $false))
        $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509KeyUsageExtension]::new('KeyEncipherment, DataEncipherment', $false))
    }
    $certificate = $request.CreateSelfSigned((Get-Date).AddDays(-1), (Get-Date).AddDays(30))
    Set-Content (Join-Path $Folder "$Name.cer") $certificate.RawData -AsByteStream
    Set-Content (Join-Path $Folder "$Name.pfx") $certificate.Export('Pfx', 'secret') -AsByteStream
    $certificate
}

# A folder with ./old, ./new, ./venue.json and the rest, where the examples of databases run.
function New-Plain($Venue) {
    $plain = (New-Item (Join-Path $Venue.Kept 'plain') -ItemType Directory).FullName
    'old', 'new', 'usb' | ForEach-Object { New-Item (Join-Path $plain $_) -ItemType Directory | Out-Null }
    Copy-Item "$($Venue.Night.Path)/old-server/Jupiter.db" "$plain/old/Jupiter.db"
    Copy-Item $Venue.Night.Venue "$plain/venue.json"
    Copy-Item $Venue.Night.Inventory "$plain/server.json"
    Set-Content "$plain/rack.jpg" 'a photograph'
    'jupiter', 'support', 'venue' | ForEach-Object { New-Certificate $_ $plain | Out-Null }
    $Venue.Anna = New-Certificate 'anna' $plain -Signs
    Backup-JupiterDatabase "embedded:$plain/old" Jupiter "$plain/Jupiter.bak" -CopyTo "$plain/usb" -Venue "$plain/venue.json" | Out-Null
}

# Plays the night once and keeps each point of it that a page speaks of.
function New-Night($Venue) {
    $customer, $specialist, $rehearsal, $case = 'Алёна Щукина', 'Вера Линь', $Venue.Night, $Venue.Case
    function Complete([string[]]$Step, [string]$By = $customer) { $Step | ForEach-Object { Complete-JupiterStep $case $_ $By | Out-Null } }
    function Resume { Invoke-JupiterMigration $case -NonInteractive | Out-Null }
    $plan = @{ Kind = 'ServerReplacement'; BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"; CopyTo = $rehearsal.SecondMedium }

    Save-Night $Venue 'venue'
    $rehearsal | New-JupiterMigration $case @plan -StartAt (Get-Date).AddDays(10).Date.AddHours(2) | Out-Null
    Save-Night $Venue 'planned'
    Remove-Item $case -Recurse
    $rehearsal | New-JupiterMigration $case @plan -StartAt (Get-Date).AddSeconds(1) -WarningAction SilentlyContinue | Out-Null
    Approve-JupiterMigration $case 'Юпитер' -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
    Save-Night $Venue 'approved'
    Complete 'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f'
    Complete 'P1e', 'P2', 'P3' $specialist
    Approve-JupiterMigration $case 'Юпитер' -Trial | Out-Null
    Start-JupiterRehearsalComputer $rehearsal.Path OldServer, NewServer | Out-Null
    Invoke-JupiterMigration $case -NonInteractive -Until P3t | Out-Null
    Stop-JupiterRehearsalComputer $rehearsal.Path NewServer | Out-Null
    Complete 'P4' $specialist
    Save-Night $Venue 'prepared'
    Complete 'R1'
    Complete 'R1' $specialist
    Save-Night $Venue 'begun'
    Resume
    Save-Night $Venue 'backed up'
    Stop-JupiterRehearsalComputer $rehearsal.Path OldServer | Out-Null
    Complete 'R3a'
    Start-JupiterRehearsalComputer $rehearsal.Path NewServer | Out-Null
    Complete 'R3b'
    Save-Night $Venue 'connected'
    Resume
    Start-JupiterRehearsalComputer $rehearsal.Path KASSA-1 -OpenBusinessDay | Out-Null
    Complete 'R5'
    Resume
    Start-JupiterRehearsalComputer $rehearsal.Path KASSA-2, BAR, OFFICE | Out-Null
    Complete 'R7'
    Resume
    Save-Night $Venue 'checked'
    Complete 'O7' $specialist
    Save-Night $Venue 'noticed'
    Deny-JupiterMigration $case 'Пётр Лось' -Remark 'The printer at BAR does not print.' | Out-Null
    Save-Night $Venue 'denied'
    Restore-Night $Venue 'noticed' NewServer, KASSA-1, KASSA-2, BAR, OFFICE
    Confirm-JupiterMigration $case $customer -Role Manager | Out-Null
    Save-Night $Venue 'accepted'
    Restore-Night $Venue 'checked' NewServer, KASSA-1, KASSA-2, BAR, OFFICE
    $null = Undo-JupiterMigration $case -By 'Пётр Лось' -Reason 'the new server overheats' -WarningVariable warning -WarningAction SilentlyContinue
    $Venue.Acknowledge = [regex]::Match("$warning", '-Acknowledge (\w+)').Groups[1].Value
    Save-Night $Venue 'undone'

    # A reinstallation, up to where the new system is there.
    Restore-Night $Venue 'venue' OldServer
    $known = Get-Content $rehearsal.Venue -Raw | ConvertFrom-Json -AsHashtable
    $known.waivers += @{ check = 'Trial.Passed'; reason = 'tried before'; by = 'Юпитер'; until = (Get-Date).AddDays(30).ToString('o') }
    ConvertTo-Json $known -Depth 9 | Set-Content $rehearsal.Venue
    $plan.Kind = 'OsReinstall'
    $rehearsal | New-JupiterMigration $case @plan -StartAt (Get-Date).AddSeconds(1) -WarningAction SilentlyContinue | Out-Null
    Approve-JupiterMigration $case 'Юпитер' -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
    Complete 'P2' $specialist
    Backup-JupiterFolder -Case $case -Destination "$($rehearsal.SecondMedium)/folders" | Out-Null
    Start-Sleep 1
    Complete 'S1' $specialist
    Complete 'S1'
    Resume
    Complete 'S3a.Off'
    Stop-JupiterRehearsalComputer $rehearsal.Path OldServer -Wipe | Out-Null
    Complete 'S3a'
    Save-Night $Venue 'wiped'
    Stop-Night $Venue
}
