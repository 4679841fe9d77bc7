# What both rehearsals tell their story with. Dot-source it.

$russian = $PSUICulture -like 'ru*'
$checks = [System.Collections.ArrayList]::new()
$surprises = [System.Collections.ArrayList]::new()

# A line in the language of the session.
function Write-Line([string]$English, [string]$InRussian, [object[]]$Value) {
    '  ' + ($(if ($russian) { $InRussian } else { $English }) -f $Value)
}

function Write-Step([string]$Clause, [string]$English, [string]$InRussian) {
    ''
    '[{0}] {1}' -f $Clause, $(if ($russian) { $InRussian } else { $English })
}

filter Write-Power {
    if ($_.IsOn) { Write-Line '{0} ({1}) is on' '{0} ({1}): включён' $_.Name, $_.Address } else { Write-Line '{0} ({1}) is off' '{0} ({1}): выключен' $_.Name, $_.Address }
}

# Shows check results and keeps them for the summary.
function Add-Check {
    param([Parameter(ValueFromPipeline)]$Check)
    process {
        $null = $checks.Add($Check)
        '  {0,-8} {1,-22} {2}: {3}' -f $Check.Status, $Check.Id, $Check.Subject, $Check.Actual
        if ($Check.Remedy) { '           -> {0}' -f $Check.Remedy }
    }
}

# Runs what the procedure must refuse. Not being refused is the surprise.
function Confirm-Refused([string]$ErrorId, [scriptblock]$Action) {
    try {
        & $Action | Out-Null
        $null = $surprises.Add("$ErrorId did not happen")
        '  NOT REFUSED: {0}' -f $ErrorId
    }
    catch {
        if ($_.FullyQualifiedErrorId -notlike "$ErrorId,*") {
            $null = $surprises.Add($_.FullyQualifiedErrorId)
        }
        '  {0} {1}' -f $(if ($russian) { 'Отказано:' } else { 'Refused:' }), $_.Exception.Message
    }
}

# Counts what was checked, removes the rehearsal, and ends the script: 0 only if everything passed and everything was refused that had to be.
function Exit-Rehearsal($Rehearsal, [bool]$Keep, [hashtable]$Access) {
    Write-Step 'O7' 'Summary' 'Итог'
    foreach ($group in 'Pass', 'Warning', 'Fail', 'Unknown', 'Skipped') {
        '  {0,-8} {1}' -f $group, @($checks | Where-Object Status -EQ $group).Count
    }
    foreach ($surprise in $surprises) { '  {0}' -f $surprise }
    $open = @($checks | Where-Object Blocks).Count + $surprises.Count
    if ($Keep) { '  {0}' -f $Rehearsal.Path } else { Remove-JupiterRehearsal -Path $Rehearsal.Path @Access }

    if ($open -eq 0) {
        if ($russian) { '  Все проверки прошли: заведение может работать.' } else { '  Every check passed: the venue can work.' }
        exit 0
    }
    if ($russian) { '  Не прошло: {0}.' -f $open } else { '  Not passed: {0}.' -f $open }
    exit 1
}
