# Runs Pester 5 files where Pester is not: Describe, Context, Before/After blocks, It and the Should operators that the scenarios use.
# As in Pester, a file is read whole first and run afterwards; Before blocks share their variables with the tests of their block.

$global:StandInBlock = $null

function Describe {
    param([string]$Name, [scriptblock]$Fixture)
    $block = @{ Name = $Name; Parent = $global:StandInBlock; Children = @(); Tests = @(); BeforeAll = @(); AfterAll = @(); BeforeEach = @(); AfterEach = @() }
    if ($null -eq $global:StandInBlock) { throw 'Describe outside of a run.' }
    $global:StandInBlock.Children += $block
    $global:StandInBlock = $block
    try { . $Fixture } finally { $global:StandInBlock = $block.Parent }
}

function Context { param([string]$Name, [scriptblock]$Fixture) Describe $Name $Fixture }
function BeforeAll { param([scriptblock]$Body) $global:StandInBlock.BeforeAll += $Body }
function AfterAll { param([scriptblock]$Body) $global:StandInBlock.AfterAll += $Body }
function BeforeEach { param([scriptblock]$Body) $global:StandInBlock.BeforeEach += $Body }
function AfterEach { param([scriptblock]$Body) $global:StandInBlock.AfterEach += $Body }

function It {
    param([string]$Name, [scriptblock]$Test, [hashtable[]]$TestCases)
    if ($TestCases) {
        foreach ($case in $TestCases) {
            $title = $Name
            foreach ($key in $case.Keys) { $title = $title.Replace("<$key>", "$($case[$key])") }
            $global:StandInBlock.Tests += @{ Name = $title; Body = $Test; Case = $case }
        }
    }
    else {
        $global:StandInBlock.Tests += @{ Name = $Name; Body = $Test; Case = @{} }
    }
}

function Should {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(ValueFromPipeline)]$ActualValue,
        [switch]$Not,
        $Be, $Match, $Contain, $BeGreaterThan,
        [int]$HaveCount = -1,
        [switch]$BeTrue, [switch]$BeFalse, [switch]$BeNullOrEmpty, [switch]$Exist, [switch]$Throw,
        [string]$ErrorId
    )
    begin { $all = @() }
    process { $all += , $ActualValue }
    end {
        $one = if ($all.Count -eq 1) { $all[0] } else { $all }
        $failure = $null
        $holds = switch ($PSBoundParameters.Keys) {
            'Be' { $one -eq $Be; $failure = "be '$Be'" }
            'Match' { $one -match $Match; $failure = "match '$Match'" }
            'Contain' { $all -contains $Contain; $failure = "contain '$Contain'" }
            'BeGreaterThan' { $one -gt $BeGreaterThan; $failure = "be greater than '$BeGreaterThan'" }
            'HaveCount' { @($all | Where-Object { $null -ne $_ }).Count -eq $HaveCount; $failure = "have the count $HaveCount" }
            'BeTrue' { [bool]$one; $failure = 'be true' }
            'BeFalse' { -not $one; $failure = 'be false' }
            'BeNullOrEmpty' { $null -eq $one -or '' -eq $one -or @($one).Count -eq 0; $failure = 'be null or empty' }
            'Exist' { [IO.File]::Exists($one) -or [IO.Directory]::Exists($one); $failure = 'exist' }
            'Throw' {
                $failure = "throw $ErrorId"
                try { & $one | Out-Null; $one = 'nothing thrown'; $false }
                catch { $one = $_.FullyQualifiedErrorId; -not $ErrorId -or $one -eq $ErrorId }
            }
        }
        if ($null -eq $failure) { throw 'Should: this operator is not known here.' }
        if ([bool]$holds -eq [bool]$Not) { throw "Expected '$one' $(if ($Not) { 'not ' })to $failure." }
    }
}

function Invoke-StandInBlock($StandInCurrent, $StandInPath) {
    $StandInFailure = $null
    try {
        foreach ($StandInBody in $StandInCurrent.BeforeAll) { . $StandInBody }
    }
    catch { $StandInFailure = $_ }
    foreach ($StandInTest in $StandInCurrent.Tests) {
        $StandInError = $StandInFailure
        if ($null -eq $StandInError) {
            $StandInError = & {
                $StandInCase = $StandInTest.Case
                try {
                    foreach ($StandInBlock in Get-StandInAncestor $StandInCurrent) { foreach ($StandInBody in $StandInBlock.BeforeEach) { . $StandInBody } }
                    & $StandInTest.Body @StandInCase | Out-Null
                }
                catch { $_ }
                finally {
                    foreach ($StandInBlock in Get-StandInAncestor $StandInCurrent) { foreach ($StandInBody in $StandInBlock.AfterEach) { . $StandInBody | Out-Null } }
                }
            }
        }
        @{ Name = "$StandInPath $($StandInTest.Name)".Trim(); Error = $(if ($StandInError) { "$StandInError $($StandInError.ScriptStackTrace)" }) }
    }
    foreach ($StandInChild in $StandInCurrent.Children) {
        if ($StandInFailure) { $StandInChild.BeforeAll = @({ throw 'The surrounding block did not begin.' }) }
        Invoke-StandInBlock $StandInChild "$StandInPath $($StandInChild.Name)".Trim()
    }
    foreach ($StandInBody in $StandInCurrent.AfterAll) { . $StandInBody | Out-Null }
}

function Get-StandInAncestor($Block) {
    $chain = @()
    while ($null -ne $Block) { $chain = @($Block) + $chain; $Block = $Block.Parent }
    $chain
}

# Runs one file and writes a hashtable a test: Name, and Error where it failed.
function Invoke-StandIn([string]$Path, [string]$TestDrive) {
    $global:TestDrive = $TestDrive
    $root = @{ Name = ''; Parent = $null; Children = @(); Tests = @(); BeforeAll = @(); AfterAll = @(); BeforeEach = @(); AfterEach = @() }
    $global:StandInBlock = $root
    & $Path
    $global:StandInBlock = $null
    Invoke-StandInBlock $root ''
}
