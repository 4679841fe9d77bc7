# What the runbooks share. Dot-source it.

# Shows check results, and ends the runbook where one blocks. Nothing checked is nothing proved.
function Assert-Check {
    $results = @($input)
    $results
    $open = @($results | Where-Object Blocks | ForEach-Object { '{0} {1}: {2} -> {3}' -f $_.Id, $_.Subject, $_.Actual, $_.Remedy })
    if ($open) { throw ($open -join [Environment]::NewLine) }
    if (-not $results) { throw 'No check was made.' }
}

# Waits until a person has done it; what he types is his answer.
function Wait-Person([string]$English, [string]$Russian) {
    Read-Host $(if ($PSUICulture -like 'ru*') { $Russian } else { $English })
}
