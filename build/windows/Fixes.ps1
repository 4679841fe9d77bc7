# What -Fix sets on a new server and -Undo puts back, really: services made in Wine, an instance and the active hours in its registry, by reg.exe. Wine has no power
# plans, no CIM and no rules of a firewall: these have to be Unknown and left alone.
param([string]$Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$sc = Join-Path ([Environment]::SystemDirectory) 'sc.exe'
$services = 'AnyDesk', 'MSSQL$STAGE', 'SQLBrowser', 'W32Time'
$sql = 'HKLM:\SOFTWARE\Microsoft\Microsoft SQL Server'
$hours = 'HKLM:\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings'
$time = 'HKLM:\SYSTEM\CurrentControlSet\Services\W32Time\Parameters'
$file = Join-Path ([IO.Path]::GetTempPath()) "undo-$(New-Guid).json"
$manager = [Jupiter.Migration.Servers.Settings.ServiceManager]::new($null)

function Get-Value([string]$Key, [string]$Name) { (Get-ItemProperty -LiteralPath $Key -ErrorAction SilentlyContinue).$Name }
function Get-All {
    $found = foreach ($name in $services) { "$name $($manager.Find($name).Start)" }
    $found += foreach ($name in 'ActiveHoursStart', 'ActiveHoursEnd') { "$name $(Get-Value $hours $name)" }
    $found += foreach ($name in 'Type', 'NtpServer') { "$name $(Get-Value $time $name)" }
    $found -join '; '
}

# The scenarios of both languages seed the same registry meanwhile: one at a time, as in Collector.Tests.ps1.
$turn = [Threading.Mutex]::new($false, 'JupiterSeededRegistry')
if (-not $turn.WaitOne(240000)) { 'The registry was never free.'; exit 1 }
try {
    foreach ($name in $services) { if (-not $manager.Find($name)) { & $sc create $name 'binPath=' 'C:\jupiter\service.exe' 'start=' demand | Out-Null } }
    New-Item "$sql\Instance Names\SQL" -Force | Out-Null
    New-ItemProperty "$sql\Instance Names\SQL" -Name STAGE -Value MSSQL16.STAGE -Force | Out-Null
    New-Item $hours -Force | Out-Null
    New-ItemProperty $hours -Name ActiveHoursStart -Value 8 -PropertyType DWord -Force | Out-Null
    $before = Get-All
    "Before: $before"

    $inventory = Get-JupiterServerInventory
    $inventory | Test-JupiterServerPreparation -Fix -UndoFile $file -WhatIf | Out-Null
    if ((Get-All) -ne $before -or (Test-Path $file)) { throw "-WhatIf changed something: $(Get-All)" }

    $results = @($inventory | Test-JupiterServerPreparation -Fix -UndoFile $file -Confirm:$false)
    $results | Where-Object { $_.Id -like 'Machine.*' -or $_.Evidence } | ForEach-Object { "$_ : $($_.Actual) | $($_.Evidence)" }
    $after = Get-All
    "After: $after"
    $wanted = 'AnyDesk Automatic; MSSQL$STAGE Automatic; SQLBrowser Automatic; W32Time Automatic; ActiveHoursStart 8; ActiveHoursEnd ; Type NTP; NtpServer time.windows.com,0x1'
    if ($after -ne $wanted) { throw "Not as it was to be: $wanted" }
    $passed = @($results | Where-Object { $_.Status -eq 'Pass' -and $_.Id -in 'Machine.Service', 'Server.AnyDesk' })
    if ($passed.Count -ne 3) { throw "Read again, $($passed.Count) of 3 passed." }
    $known = @($results | Where-Object { $_.Status -ne 'Unknown' -and $_.Id -in 'Machine.PowerPlan', 'Machine.Port', 'Machine.Echo' })
    if ($known.Count) { throw "Wine tells more than it can: $known" }

    # This Windows is one without active hours, so that they are set by hand here.
    $settings = [Jupiter.Migration.Servers.Settings.WindowsSettings]::new([NullString]::Value)
    $start = [Jupiter.Migration.Servers.Settings.MachineSetting]::new('activeHoursStart', '')
    $end = [Jupiter.Migration.Servers.Settings.MachineSetting]::new('activeHoursEnd', '')
    $start.Write($settings, '12')
    $end.Write($settings, '6')
    if ("$($start.Read($settings)) $($end.Read($settings))" -ne '12 6') { throw "Active hours: $(Get-All)" }
    $start.Write($settings, '8')
    $end.Write($settings, [NullString]::Value)
    if ((Get-All) -ne $after) { throw "Active hours put back: $(Get-All)" }

    $undone = @(Test-JupiterServerPreparation -Undo $file -Confirm:$false)
    if ((Get-All) -ne $before) { throw "Undone: $(Get-All)" }
    if (@($undone | Where-Object Status -NE Pass).Count -or -not $undone.Count) { throw "Not all of it was put back: $undone" }
}
catch { "$_"; $_.ScriptStackTrace; exit 1 }
finally {
    foreach ($name in $services) { & $sc delete $name | Out-Null }
    Remove-Item $file, "$sql\Instance Names", $hours -Recurse -Force -ErrorAction SilentlyContinue
    $turn.ReleaseMutex()
}
'It came to its end.'
