# What the runbooks share. Dot-source it.

# Shows check results, and ends the runbook where one blocks. Nothing checked is nothing proved.
function Assert-Check {
    $results = @($input)
    $results
    $open = @($results | Where-Object Blocks | ForEach-Object { '{0} {1}: {2} -> {3}' -f $_.Id, $_.Subject, $_.Actual, $_.Remedy })
    if ($open) { throw ($open -join [Environment]::NewLine) }
    if (-not $results) { throw 'No check was made.' }
}

# Waits until a person has done it; what he types is his answer. A key pressed too often is nobody's word: after Enter alone, or a no, it asks again.
function Wait-Person([string]$English, [string]$Russian) {
    $asked, $nobody = if ($PSUICulture -like 'ru*') { ($Russian, 'Ответ (Enter — ещё нет)'), 'Ответить некому' } else { ($English, 'Answer (Enter: not yet)'), 'Nobody is here to answer' }
    do {
        $answer = Read-Host ([Jupiter.Migration.Hosting.ViewText]::Last($asked, $Host, 2))
        if ($null -eq $answer) { throw ('{0}: {1}' -f $nobody, $asked[0]) }
    } while ($answer.Trim() -in '', 'n', 'no', 'т', 'тщ', 'н', 'нет', 'ytn')
    $answer
}
