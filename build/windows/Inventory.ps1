# The inventory of this Windows by real rows of WMI, over its COM interfaces: asked by the module's own questions, and by the collector's, which has
# Get-WmiObject here. Both come to the same computer, which is then judged. What Wine lacks (MSFT_PhysicalDisk, accounts) is unread and says why.
param([string]$Module, [string]$Folder)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Module
$staged = Split-Path $Module
Add-Type -Path "$PSScriptRoot\Wmi.cs" -ReferencedAssemblies "$staged\Jupiter.Migration.Core.dll", System.Collections, System.Runtime, System.Runtime.InteropServices, System.Threading, netstandard -IgnoreWarnings
$wmi = [Jupiter.Migration.WindowsStage.Wmi]::new()
$none = [Threading.CancellationToken]::None
function Expect([bool]$Holds, [string]$What) { if ($Holds) { "as it should: $What" } else { throw "Not so: $What" } }
function Describe($Inventory) {
    "$($Inventory.OperatingSystem.BuildNumber) | $($Inventory.Processors.Cores -join ',') | $($Inventory.Processors.LogicalProcessors -join ',') | $($Inventory.VisibleMemoryBytes) | $($Inventory.MemoryModules.CapacityBytes -join ',') | " +
        "$(($Inventory.Disks | ForEach-Object { "$($_.Number) $($_.MediaType) $($_.Bus)" }) -join ',') | $($Inventory.Volumes.Name -join ',') | $(($Inventory.Programs.Services | ForEach-Object { "$($_.Name) $($_.Start)" }) -join ',')"
}

try {
    New-Item $Folder -ItemType Directory -Force | Out-Null
    $registry = [Jupiter.Migration.Servers.Registry.WindowsRegistry]::new()
    $taken = [Diagnostics.Stopwatch]::StartNew()
    $record = [Jupiter.Migration.Servers.Windows.Asking.WindowsAsking]::Here($wmi, $registry, [string[]]@(), $false, $none)
    $inventory = [Jupiter.Migration.Servers.Windows.WindowsInventory]::Of($record)
    $seconds = $taken.Elapsed.TotalSeconds
    "Read in $($seconds.ToString('0.00')) s, keys of the registry: $($record.RegistryKeys.Count)"
    foreach ($answer in $record.Cim) { "$($answer.Class): $(if ($null -eq $answer.Rows) { $answer.Error } else { "$($answer.Rows.Count) rows" })" }
    Describe $inventory
    Expect ($seconds -lt 5) 'an inventory takes less than five seconds'
    Expect ($inventory.ComputerName -eq [Environment]::MachineName) 'it bears the name of this computer'
    Expect ($inventory.OperatingSystem.BuildNumber -eq [Environment]::OSVersion.Version.Build) "the build is $($inventory.OperatingSystem.BuildNumber)"
    Expect ($inventory.VisibleMemoryBytes -gt 1GB -and $inventory.MemoryModules.Count -gt 0) 'it has memory'
    Expect (($inventory.Processors.LogicalProcessors | Measure-Object -Sum).Sum -eq [Environment]::ProcessorCount) 'it has as many processors as .NET says'
    Expect ($inventory.Disks.Count -gt 0 -and $inventory.Volumes.Name -contains 'C:') 'it has disks and volumes'
    Expect ($inventory.Programs.Services.Name -contains 'RpcSs') 'it has services'
    $unread = $inventory.Unread | Group-Object Part -AsHashTable
    foreach ($part in 'disks.mediaType', 'programs.administrators') { Expect ("$($unread[$part].Reason)".Length -gt 0) "$part is unread: $($unread[$part].Reason)" }
    foreach ($part in 'processors', 'disks', 'memoryModules', 'hardware') { Expect (-not $unread.ContainsKey($part)) "$part is read" }

    # A key is read without buffers of its own: they were 128 KB.
    function Read-Often { $before = [GC]::GetAllocatedBytesForCurrentThread(); for ($i = 0; $i -lt 50; $i++) { $null = $registry.Read('LocalMachine', 'SYSTEM\CurrentControlSet\Services\RpcSs', $false) }; ([GC]::GetAllocatedBytesForCurrentThread() - $before) / 50 }
    $null = Read-Often
    $bytes = Read-Often
    Expect ($bytes -lt 30000) "a key of the registry takes $([long]$bytes) bytes"

    function global:Wait-Job($Job, $Timeout) { $true }
    function global:Receive-Job($Job) { $Job }
    function global:Get-WmiObject([string]$Namespace, [string]$Query, [switch]$AsJob) {
        try { $rows = $wmi.Query($Namespace, $Query, $none) } catch { throw $_.Exception.InnerException.Message }
        foreach ($row in $rows) { $object = [pscustomobject]@{}; foreach ($name in $row.Values.Keys) { $object | Add-Member $name $row.Values[$name] }; $object }
    }
    Remove-Item "$Folder\collected.json" -ErrorAction Ignore
    & (Join-Path $staged 'collector\collect-server.ps1') -OutFile "$Folder\collected.json" 6> $null
    $collected = Get-JupiterServerInventory -Path "$Folder\collected.json"
    Describe $collected
    Expect ((Describe $collected) -eq (Describe $inventory)) 'the collector tells the same computer'

    $spec = @($inventory | Test-JupiterServerSpec DatabaseOnly)
    foreach ($result in $spec) { "$($result.Id) $($result.Status): $($result.Actual)" }
    Expect ((($spec | ForEach-Object Status) -join ' ') -match '^(Pass|Fail) (Pass|Fail) (Unknown|Fail) (Pass|Fail|Unknown|Warning) (Pass|Fail|Warning)$') 'memory, cores and system are judged; what the disk stores on is not known'
    $preparation = @($collected | Test-JupiterServerPreparation)
    foreach ($result in $preparation) { "$($result.Id) $($result.Status): $($result.Actual)" }
    foreach ($check in 'Server.WebBrowser', 'Server.Restriction') { Expect ("$(($preparation | Where-Object Id -EQ $check).Status)" -in 'Pass', 'Fail') "$check is judged" }
    Expect ((($inventory | Test-JupiterServerPreparation | ForEach-Object { "$($_.Id) $($_.Subject) $($_.Status)" }) -join "`n") -eq (($preparation | ForEach-Object { "$($_.Id) $($_.Subject) $($_.Status)" }) -join "`n")) 'both are judged alike'
}
catch { "$_"; $_.ScriptStackTrace; exit 1 }
'The inventory came to its end.'
