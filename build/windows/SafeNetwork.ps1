# Clause P0 on a real segment: each of its checks forced to each value that Wine can give. A machine that refuses is somebody, and nothing shows who. What the card of a
# gateway is Wine can't ask (ResolveIpNetEntry2), so that one is never refuted by it here.
param([string]$Module, [string]$Neighbour, [string]$Refusing, [string]$Silent, [string]$Card, [string]$Folder)

$ErrorActionPreference = 'Stop'
Import-Module $Module
New-Item $Folder -ItemType Directory -Force | Out-Null
$inventory = Get-JupiterServerInventory
function Expect([string]$What, [string]$Expected, [string]$Actual) { if ($Actual -ne $Expected) { throw "$What`: '$Actual' instead of '$Expected'" } else { "as it should: $What $Actual" } }
function Test-Network([string]$ServerName, [string]$Address, [string]$Gateway) {
    @{
        schema = 'jupiter.venue/1'; name = 'Stage'; serverName = $ServerName; database = 'Jupiter'
        computers = @(@{ name = 'KASSA-1'; address = $Neighbour }, @{ name = 'KASSA-2'; address = $Silent }, @{ name = 'KASSA-3'; address = '127.0.0.1' }, @{ name = 'KASSA-4'; address = $Refusing; port = 9 })
    } | ConvertTo-Json -Depth 4 | Set-Content "$Folder\venue.json" -Encoding utf8
    @{
        schema = 'jupiter.server-inventory/1'; computerName = 'OLD'; readAt = '2026-11-20T12:00:00+03:00'; memoryModules = @(); processors = @(); disks = @()
        networkAdapters = @(@{ name = 'Realtek'; connection = 'LAN'; hardwareAddress = $Card; addresses = @($Address | Where-Object { $_ }); gateways = @($Gateway | Where-Object { $_ }) })
    } | ConvertTo-Json -Depth 4 | Set-Content "$Folder\old.json" -Encoding utf8
    $found = @($inventory | Test-JupiterServerPreparation -Venue "$Folder\venue.json" -OldInventory "$Folder\old.json" | Where-Object Clause -EQ P0)
    $found | ForEach-Object { Write-Host "$_ : $($_.Actual) | $($_.Evidence)" }
    $found | Group-Object Id -AsHashTable
}
function Get-Status($Found, [string]$Check) { @($Found[$Check] | ForEach-Object Status) -join ' ' }

try {
    $on = Test-Network $Neighbour $Neighbour $Neighbour
    Expect 'the old server is in this network' Fail (Get-Status $on Network.OldServer)
    Expect 'a POS terminal that is on, one that is silent, an address of this computer, and one that refuses' 'Fail Pass Unknown Unknown' (Get-Status $on Network.Computer)
    Expect 'a gateway with the address of the venue''s whose card nobody can ask' Unknown (Get-Status $on Network.Gateway)
    $off = Test-Network $Silent $Silent $Silent
    Expect 'the old server is silent' Pass (Get-Status $off Network.OldServer)
    Expect 'the gateway is another one' Pass (Get-Status $off Network.Gateway)
    Expect 'the old server has no address but one of this computer' Unknown (Get-Status (Test-Network '127.0.0.1' '' '') Network.OldServer)
    Expect 'nothing is known of the gateway of the venue' Unknown (Get-Status (Test-Network '127.0.0.1' '' '') Network.Gateway)
}
catch { "$_"; $_.ScriptStackTrace; exit 1 }
'It came to its end.'
