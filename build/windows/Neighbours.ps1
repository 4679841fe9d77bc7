# What Windows remembers of a network segment, as the module reads it from iphlpapi, against what is there; and that a Windows without the
# call for a fresh question answers that it can't be asked. No cmdlet shows what is remembered, hence reflection.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Address,
    [Parameter(Mandatory)] [string] $Card,
    [Parameter(Mandatory)] [string] $ByHand
)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$core = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Jupiter.Migration.Core' }
$of = [Reflection.BindingFlags]'NonPublic, Public, Static, Instance'
$network = $core.GetType('Jupiter.Migration.Network.Segments.Neighbourhoods').GetMethod('OfThisComputer', $of).Invoke($null, @($null))
function Invoke-Network([string] $Method, [object[]] $With) { , $network.GetType().GetMethod($Method).Invoke($network, $With) }
function Assert-Same([string] $What, [string] $Expected, [string] $Actual) { if ($Expected -ne $Actual) { throw "$What`: '$Actual' instead of '$Expected'" } }

$asked = [Net.IPAddress]$Address
$segment = Invoke-Network Find $asked
Assert-Same 'Link' Cable $segment.GetType().GetProperty('Link').GetValue($segment)

$remembered = (Invoke-Network Remembered $segment) | ForEach-Object { "$($_.GetType().GetProperty('Address').GetValue($_)) $($_.GetType().GetProperty('HardwareAddress').GetValue($_))" }
Assert-Same 'Remembered' "$Address $Card" ($remembered -join ', ')

# Wine has no ResolveIpNetEntry2; a Windows that has it would ask, and nobody is there.
$answer = (Invoke-Network AskAsync $segment, $asked, ([Threading.CancellationToken]::None)).Result
Assert-Same 'Means' 'ResolveIpNetEntry2 -' $answer.GetType().GetProperty('Means').GetValue($answer)
Assert-Same 'Outcome' NotPossible $answer.GetType().GetProperty('Outcome').GetValue($answer)
"$Address is remembered with $Card, $ByHand is not, and nobody can be asked anew"
