# The services of an old server, really disarmed and enabled: made in Wine, set to start by hand with the undo in a journal, the process dead between any two
# changes, put back by another one. Wine knows no delayed start, no dependents and no power plans: these are not asked here.
param([string]$Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module

$names = 'JupiterStageA', 'JupiterStageB', 'JupiterStageC'
$manager = [Jupiter.Migration.Servers.Settings.ServiceManager]::new($null)
function Start-Of { ($names | ForEach-Object { "$($manager.Find($_).Start)" }) -join ' ' }
function Remove-All { foreach ($name in $names) { & "$env:SystemRoot\system32\sc.exe" delete $name | Out-Null } }
try {
    if ($null -ne $manager.Find('JupiterStageNone')) { throw 'A service that is not there was found.' }
    foreach ($name in $names) {
        & "$env:SystemRoot\system32\sc.exe" create $name 'binPath=' 'C:\jupiter\service.exe' 'start=' auto 'DisplayName=' "Юпитер $name" | Out-Null
    }
    if ($manager.Find($names[0]).DisplayName -ne "Юпитер $($names[0])") { throw 'The name of services.msc is another.' }
    if ((Start-Of) -ne 'Automatic Automatic Automatic') { throw "Before: $(Start-Of)" }
    foreach ($name in $names) { $manager.SetStart($name, 'Manual') }
    if ((Start-Of) -ne 'Manual Manual Manual') { throw "By hand: $(Start-Of)" }
    foreach ($name in $names) { $manager.SetStart($name, 'Automatic') }
    if ((Start-Of) -ne 'Automatic Automatic Automatic') { throw "Back: $(Start-Of)" }
    try { $manager.SetStart('JupiterStageNone', 'Manual'); throw 'A service that is not there was changed.' }
    catch [System.Management.Automation.MethodInvocationException] { if ($_.Exception.InnerException -isnot [Jupiter.Migration.Servers.Settings.SettingUnavailableException]) { throw } }
}
catch { "$_"; exit 1 }
finally { Remove-All }
'The services were read, set to start by hand, and put back.'
