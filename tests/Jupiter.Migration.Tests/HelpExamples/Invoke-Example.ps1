# Runs every example of the help pages of one culture as a script file, in the situation that its page takes for granted.
param([string]$Module, [string]$Pages, [cultureinfo]$Culture, [string]$Work, [string]$Scenarios, [string]$Result, [string]$Only = '*')

$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $Culture
Import-Module $Module
. "$PSScriptRoot/Get-Example.ps1"
. "$PSScriptRoot/Convert-Example.ps1"
. "$PSScriptRoot/New-Venue.ps1"
. "$PSScriptRoot/Situations.ps1"
. (Join-Path $Scenarios 'StartServerDouble.ps1')

$secret = 'Кухня-№7'
$password = ConvertTo-SecureString 'secret' -AsPlainText -Force
$login = [pscredential]::new('sa', (ConvertTo-SecureString $secret -AsPlainText -Force))
$drives = Join-Path $Work 'drives'
'D/Night', 'D/Cases', 'D/Backup', 'E/Night', 'F' | ForEach-Object { New-Item (Join-Path $drives $_) -ItemType Directory -Force | Out-Null }
$Venue = @{
    Drives = $drives
    Kept = (New-Item (Join-Path $Work 'kept') -ItemType Directory).FullName
    Case = Join-Path $drives 'D/Cases/yolki'
    Bak = Join-Path $drives 'D/Night/Jupiter.bak'
    Acknowledge = ''
    Tag = ''
}
$old = Start-ServerDouble '2008R2' (Join-Path $Work 'old-sql') $secret
$new = Start-ServerDouble '2022' (Join-Path $Work 'new-sql') $secret
$Venue.OldSql, $Venue.NewSql = $old.ServerInstance, $new.ServerInstance

# The pages log on with the Windows account where they say so; nobody's Windows account can log on here.
$PSDefaultParameterValues['*-Jupiter*:Credential'] = $login
$PSDefaultParameterValues['*-Jupiter*:Encrypt'] = 'Optional'
$PSDefaultParameterValues['*-Jupiter*:TrustServerCertificate'] = $true

# The sample database on the old SQL Server, nothing on the new one.
function New-Sql {
    $Venue.Sql = New-JupiterRehearsal (Join-Path $Work "sql-$(New-Guid)") -OldServerInstance $old.ServerInstance -NewServerInstance $new.ServerInstance -Receipts 10
    Start-JupiterRehearsalComputer $Venue.Sql.Path OldServer, NewServer | Out-Null
}

# The same anew, with empty drives.
function Reset-Sql {
    if ($Venue.Sql) { Remove-JupiterRehearsal $Venue.Sql.Path }
    New-Sql
    Remove-Item (Join-Path $drives '*/*') -Recurse -Force
    'D/Night', 'D/Cases', 'D/Backup', 'E/Night', 'F' | ForEach-Object { New-Item (Join-Path $drives $_) -ItemType Directory -Force | Out-Null }
}

function Invoke-One($Example) {
    $situation = $situations["$($Example.Page) $($Example.Number)"] ?? $situations[$Example.Page]
    if (-not $situation) { throw 'Nobody says in which situation this example is typed.' }
    $folder = Join-Path $Work "run-$(New-Guid)"
    Copy-Item (Join-Path $Venue.Kept 'plain') $folder -Recurse
    Set-Location $folder
    if ($situation.Sql) { Reset-Sql; Copy-Item $Venue.Sql.Venue ./venue.json }
    if ($situation.Night) { Restore-Night $Venue $situation.Night $situation.On }
    if ($situation.Before) { . $situation.Before }
    $server = $situation.Sql -eq 'New' ? $Venue.Sql.NewServerInstance : $Venue.Sql.OldServerInstance
    Set-Content ./example.ps1 (Convert-Example $Example.Code $server $Venue)
    $failure = $null
    try { $output = . ./example.ps1 | Out-String }
    catch { $failure = $_ }
    finally { if ($situation.After) { . $situation.After } }
    if ($situation.Fails) {
        if ("$($failure.FullyQualifiedErrorId)" -notlike "$($situation.Fails),*") { throw "It should have ended with $($situation.Fails), and ended with '$failure'." }
    }
    elseif ($failure) { throw $failure }
    elseif ($Example.Code -match 'catch \{ \$_' -and -not $output.Trim()) { throw 'Nothing was refused.' }
}

try {
    $Venue.Night = New-JupiterRehearsal (Join-Path $Work 'night') -Receipts 10
    New-Plain $Venue
    New-Night $Venue
    Reset-Sql
    $store = [Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
    $store.Open('ReadWrite')
    $kept = [Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadPkcs12FromFile("$($Venue.Kept)/plain/jupiter.pfx", 'secret', 'PersistKeySet, Exportable')
    $store.Add($kept)
    foreach ($example in Get-Example $Pages | Where-Object Page -Like $Only) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $message = ''
        try { Invoke-One $example } catch { $message = "$_`n$($_.FullyQualifiedErrorId)`n$($_.ScriptStackTrace)" }
        $row = @{ Name = "$($example.Page) $($example.Number): $($example.Title)"; Error = $message; Seconds = $watch.Elapsed.TotalSeconds }
        ConvertTo-Json $row -Compress | Add-Content $Result -Encoding utf8NoBOM
    }
}
finally {
    if ($kept) { $store.Remove($kept) }
    Set-Location $Work
    Stop-ServerDouble $old
    Stop-ServerDouble $new
}
