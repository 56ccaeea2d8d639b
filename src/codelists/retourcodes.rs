//! Codes of return messages.

use super::{Code, CodeList};
use crate::values::Domain;

/// What a return message says about a class (`LDT_RetourCode`).
pub static RETOUR_CODE: CodeList = CodeList {
    id: "WJ001",
    title: "Retourcode",
    codes: &[
        Code::new("0001", "Bericht is afgekeurd om technische redenen")
            .advise(&[
                "Een regel binnen het bericht zelf (niveau 2) is overtreden; het hele bericht geldt als niet verzonden. De verzender zoekt de fout met `ibericht check BESTAND`, herstelt de gegevens en stuurt een nieuw bericht met een nieuwe `Identificatie`",
                "A rule within the message itself (level 2) is broken; the whole message counts as not sent. The sender finds the fault with `ibericht check FILE`, mends the data and sends a new message with a new `Identificatie`",
            ]),
        Code::new("0200", "Geen opmerking over deze berichtklasse")
            .advise(&[
                "Niets te doen voor deze klasse. Staat bij een andere klasse wel een code, dan is toch het hele bericht afgekeurd (behalve bij een 325, die per regel beslist)",
                "Nothing to do for this class. If another class has a code, the whole message is rejected all the same (except in a 325, which decides per line)",
            ]),
        Code::new("0233", "Berichtklasse is niet beoordeeld")
            .advise(&[
                "Hier is niet naar gekeken, omdat een klasse erboven is afgekeurd. Herstel eerst die en stuur alles opnieuw",
                "This was not looked at, because a class above it was rejected. Mend that one first and send everything again",
            ]),
        Code::new("0611", "Het ingediende tarief komt niet overeen met het contractuele tarief")
            .advise(&[
                "Vergelijk het tarief met het contract: het tarief hoort bij de eenheid van de regel (per minuut is het uurtarief gedeeld door 60). Dien de afgekeurde regel opnieuw in met het juiste tarief; is het tarief goed, bel dan de gemeente",
                "Compare the tariff with the contract: it belongs to the unit of the line (per minute it is the hour tariff divided by 60). Submit the rejected line again with the right tariff; when the tariff is right, call the municipality",
            ]),
        Code::new("8001", "Declaratie is volledig toegewezen")
            .advise(&[
                "Niets te doen: het hele ingediende bedrag wordt betaald. De 325 heeft dan geen cliënten en regels",
                "Nothing to do: the whole submitted amount is paid. The 325 then has no clients and lines",
            ]),
        Code::new("8017", "Van deze credit prestatie is geen debet prestatie bekend")
            .advise(&[
                "De gemeente kent geen goedgekeurde debetregel met dit `VorigReferentieNummer`. Controleer het nummer letter voor letter; een afgekeurde regel crediteer je niet, die dien je opnieuw in als debet",
                "The municipality knows no approved debit line with this `VorigReferentieNummer`. Check the number character by character; a rejected line is not credited but submitted again as a debit",
            ]),
        Code::new("8021", "Referentienummer prestatie is reeds aangeleverd")
            .advise(&[
                "Dit `ReferentieNummer` is al eens gebruikt. Zoek eerst of de regel al was ingediend en goedgekeurd; zo niet, geef hem een nieuw nummer en dien hem opnieuw in",
                "This `ReferentieNummer` was used before. First see whether the line was submitted and approved already; if not, give it a new number and submit it again",
            ]),
        Code::new("8187", "De prestatie hoort niet bij deze client")
            .advise(&[
                "Het `Bsn` is niet dat van de cliënt van deze toewijzing, of de gemeente kent deze cliënt niet bij deze aanbieder. Vergelijk BSN en `ToewijzingNummer` met de 301",
                "The `Bsn` is not that of the client of this allocation, or the municipality does not know this client with this provider. Compare BSN and `ToewijzingNummer` with the 301",
            ]),
        Code::new("8214", "DeclaratiePeriode is niet de kalendermaand die volgt op voorgaande DeclaratiePeriode terwijl iedere declaratieperiode zorg geleverd is")
            .advise(&[
                "De declaratieperioden sluiten niet aan. Declareer over de maand na de vorige declaratie, of nogmaals over de laatste; een vergeten maand gaat mee als productperiode in een latere declaratie",
                "The declaration periods do not connect. Declare over the month after the previous declaration, or over the last one again; a forgotten month goes along as product period in a later declaration",
            ]),
        Code::new("8848", "Dagtekening moet gelijk zijn aan of voor de systeemdatum liggen")
            .advise(&[
                "De `Dagtekening` ligt na de dag van ontvangst. Controleer de datum van de computer en stuur het bericht opnieuw met een nieuwe `Identificatie` en de datum van vandaag",
                "The `Dagtekening` lies after the day of receipt. Check the date of the computer and send the message again with a new `Identificatie` and the date of today",
            ]),
        Code::new("9019", "Het regie bericht kan niet gekoppeld worden aan een toewijzing")
            .advise(&[
                "Het `ToewijzingNummer` in de start of stop is bij de gemeente onbekend. Neem het nummer over uit de 301; is dat er niet, vraag dan eerst de toewijzing na",
                "The municipality does not know the `ToewijzingNummer` in the start or stop. Copy the number from the 301; without one, ask about the allocation first",
            ]),
        Code::new("9056", "Identificatie moet per berichtsoort uniek zijn voor de verzendende partij")
            .advise(&[
                "Een bericht van deze soort met dezelfde `Identificatie` is al ontvangen. Zoek eerst of het twee keer is verstuurd: dan is er niets te doen. Was het een ander bericht, stuur het dan met het volgende nummer",
                "A message of this kind with the same `Identificatie` was received before. First see whether it was sent twice: then nothing needs doing. If it was another message, send it with the next number",
            ]),
        Code::new("9063", "Het bericht kan niet verwerkt worden omdat geen eerder bericht ontvangen is")
            .advise(&[
                "Er is niets om te verwijderen: een eerdere start of stop met precies deze sleutel is niet bekend of is al verwijderd. Controleer nummer, product en datums; was het eerste bericht afgekeurd, dan is verwijderen niet nodig",
                "There is nothing to remove: an earlier start or stop with exactly this key is not known or was removed already. Check number, product and dates; when the first message was rejected, no removal is needed",
            ]),
        Code::new("9069", "Er is geen actueel startbericht met dezelfde sleutel")
            .advise(&[
                "De gemeente heeft geen geldende start met hetzelfde toewijzingnummer, product en dezelfde begindatum. Neem die over uit de 305, of stuur eerst de 305 en na de goede 306 deze stop",
                "The municipality has no start in force with the same allocation number, product and first day. Copy them from the 305, or send the 305 first and this stop after its accepted 306",
            ]),
        Code::new("9071", "Het eerdere start bericht kan niet verwijderd worden omdat de zorg al beeindigd is")
            .advise(&[
                "Op deze start is al een stop gemeld. Verwijder eerst de stop (307 met `StatusAanlevering` 3), wacht op de 308 en verwijder dan de start",
                "This start has a stop already. Remove the stop first (307 with `StatusAanlevering` 3), wait for the 308 and then remove the start",
            ]),
        Code::new("9074", "Er is al een eerder bericht ontvangen met dezelfde sleutel")
            .advise(&[
                "Deze start of stop is al aangeleverd. Klopt die, dan is er niets te doen; moet hij anders, verwijder hem dan eerst met `StatusAanlevering` 3",
                "This start or stop was delivered already. When it is right nothing needs doing; to change it, remove it first with `StatusAanlevering` 3",
            ]),
        Code::new("9307", "Begindatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing")
            .advise(&[
                "De productperiode begint voor de `Ingangsdatum` van de toewijzing. Laat de periode op die dag beginnen; is eerder zorg geleverd, dan is daarvoor een toewijzing nodig",
                "The product period begins before the `Ingangsdatum` of the allocation. Let the period begin on that day; care before it needs an allocation of its own",
            ]),
        Code::new("9308", "Einddatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing")
            .advise(&[
                "De productperiode loopt door na de `Einddatum` van de toewijzing. Let op een 301 die de einddatum heeft vervroegd; declareer tot en met die dag, of vraag verlenging",
                "The product period goes on after the `Einddatum` of the allocation. Look for a 301 that brought the last day forward; declare up to that day, or ask for an extension",
            ]),
        Code::new("9319", "De ProductPeriode valt niet geheel binnen een DeclaratiePeriode")
            .advise(&[
                "De regel gaat over een maand na de declaratieperiode. Declareer hem met de declaratie van die maand of een latere",
                "The line is about a month after the declaration period. Declare it with the declaration of that month or a later one",
            ]),
        Code::new("9321", "Het ingediende volume overschrijdt het toegewezen volume")
            .advise(&[
                "Deze regel heeft meer volume dan de toewijzing in deze productperiode toelaat. Reken na met `ibericht explain Frequentie`; dien ten hoogste het toegestane volume in of vraag de gemeente om meer (317)",
                "This line has more volume than the allocation allows in this product period. Check the sum with `ibericht explain Frequentie`; submit at most what is allowed or ask the municipality for more (317)",
            ]),
        Code::new("9322", "De som van de ingediende volumes overschrijdt het toegewezen volume")
            .advise(&[
                "Alle regels op deze toewijzing samen zijn meer dan over de looptijd mag. Tel ook eerdere declaraties mee (`ibericht dossier toewijzingen`); dien in wat nog past of vraag om meer (317)",
                "All lines on this allocation together exceed what its term allows. Count earlier declarations as well (`ibericht dossier toewijzingen`); submit what still fits or ask for more (317)",
            ]),
        Code::new("9326", "De actuele levering is nog niet gestopt met een Stopbericht")
            .advise(&[
                "Voor deze toewijzing loopt al een start. Meld eerst de stop (307), of doe niets als de zorg gewoon doorloopt",
                "A start is in force for this allocation already. Report the stop first (307), or do nothing when care simply goes on",
            ]),
        Code::new("9332", "Toewijzing heeft geen uniek nummer binnen wettelijk domein")
            .advise(&[
                "De gemeente gebruikte een `ToewijzingNummer` dat al van een andere toewijzing is. De gemeente geeft een nieuw nummer en stuurt de 301 opnieuw",
                "The municipality used a `ToewijzingNummer` that belongs to another allocation. The municipality gives a new number and sends the 301 again",
            ]),
        Code::new("9333", "Declaratienummer is niet uniek")
            .advise(&[
                "Dit `DeclaratieNummer` is al gebruikt; de hele declaratie geldt als niet verzonden. Zoek eerst of ze dubbel is verstuurd; zo niet, stuur haar met een nieuw nummer",
                "This `DeclaratieNummer` was used before; the whole declaration counts as not sent. First see whether it was sent twice; if not, send it with a new number",
            ]),
        Code::new("9338", "Niet iedere prestatie in een declaratiebericht is gerelateerd aan een toegewezen product op basis van het toewijzingnummer")
            .advise(&[
                "Bij dit `ToewijzingNummer` is geen toewijzing aan deze aanbieder bekend. Neem het nummer over uit de laatste 301 en let op de juiste gemeente",
                "No allocation to this provider is known under this `ToewijzingNummer`. Copy the number from the last 301 and mind the municipality",
            ]),
        Code::new("9339", "ProductCategorie in de prestatie is niet gelijk aan ProductCategorie in het ToegewezenProduct")
            .advise(&[
                "De toewijzing noemt een andere productcategorie. Neem de categorie van de 301 over, of kies de toewijzing die bij de geleverde zorg hoort",
                "The allocation names another product category. Copy the category of the 301, or choose the allocation that fits the delivered care",
            ]),
        Code::new("9340", "ProductCode in de Prestatie is niet gelijk aan ProductCode in het ToegewezenProduct")
            .advise(&[
                "De toewijzing noemt een andere productcode. Neem de code van de 301 over; is andere zorg geleverd, dan is daarvoor een toewijzing nodig",
                "The allocation names another product code. Copy the code of the 301; other care needs an allocation of its own",
            ]),
        Code::new("9341", "Eenheid in de Prestatie past niet bij Eenheid in het ToegewezenProduct")
            .advise(&[
                "Declareer in de eenheid van de toewijzing. Alleen uren (04) mogen in minuten (01); andersom niet",
                "Declare in the unit of the allocation. Only hours (04) may be declared in minutes (01), not the other way round",
            ]),
        Code::new("9346", "Eenheid is ongelijk aan waarde 83 (Euro's), maar IngediendBedrag is niet gelijk aan GeleverdVolume vermenigvuldigd met (het onafgeronde) ProductTarief")
            .advise(&[
                "Het bedrag is niet volume maal tarief. Bij minuten met een uurtarief: minuten maal uurtarief gedeeld door 60, één keer afgerond op hele centen. Herstel en dien de regel opnieuw in",
                "The amount is not volume times tariff. For minutes with an hour tariff: minutes times hour tariff divided by 60, rounded once to whole cents. Mend and submit the line again",
            ]),
        Code::new("9347", "ReferentieAanbieder is niet uniek voor de aanbieder binnen het wettelijk domein")
            .advise(&[
                "Deze `ReferentieAanbieder` is al gebruikt in een eerder verzoek. Geef elk verzoek (en elk product in een 315) een nieuwe",
                "This `ReferentieAanbieder` was used in an earlier request. Give every request (and every product in a 315) a new one",
            ]),
        Code::new("9349", "Het VOW bericht bevat niet alle actuele toegewezen producten van de client, hetzij in OngewijzigdProduct, hetzij in TeWijzigenProduct")
            .advise(&[
                "Een 317 beschrijft de hele gewenste situatie. Voeg de lopende toewijzingen die ontbreken toe, als ongewijzigd of als te wijzigen product",
                "A 317 describes the whole wished situation. Add the current allocations that are missing, as unchanged or as product to change",
            ]),
        Code::new("9350", "OngewijzigdProduct is niet gerelateerd aan een actueel toegewezen product op basis van het toewijzingnummer")
            .advise(&[
                "Een ongewijzigd product verwijst naar een toewijzing die niet (meer) loopt. Laat het weg of neem het nummer van de lopende toewijzing",
                "An unchanged product refers to an allocation that is not current. Leave it out or use the number of the current allocation",
            ]),
        Code::new("9351", "TeWijzigenProduct is niet gerelateerd aan een actuele toewijzing op basis van ToewijzingNummer")
            .advise(&[
                "Een te wijzigen product verwijst naar een toewijzing die niet (meer) loopt. Gebruik het nummer van de lopende, of vraag het als nieuw product",
                "A product to change refers to an allocation that is not current. Use the number of the current one, or ask for it as new product",
            ]),
        Code::new("9355", "ReferentieAanbieder in het antwoordbericht komt niet voor in een eerder verzoek om toewijzing of verzoek om wijziging")
            .advise(&[
                "De gemeente antwoordt op een verzoek dat de aanbieder niet kent. De gemeente neemt de `ReferentieAanbieder` van de 315 of 317 over en stuurt de 319 opnieuw",
                "The municipality answers a request that the provider does not know. The municipality copies the `ReferentieAanbieder` of the 315 or 317 and sends the 319 again",
            ]),
        Code::new("9357", "GewensteIngangsdatum is kleiner dan of gelijk aan de dagtekening, maar niet gelijk aan de ingangsdatum van het originele ToegewezenProduct")
            .advise(&[
                "De gewenste datum is niet in de toekomst. Vul een latere dag, of de oorspronkelijke ingangsdatum als de wijziging voor de hele looptijd is",
                "The wished date is not in the future. Fill in a later day, or the original first day when the change is for the whole term",
            ]),
        Code::new("9359", "Er is al een toewijzing gestuurd met deze ReferentieAanbieder")
            .advise(&[
                "Op dit verzoek is al een toewijzing gestuurd; een antwoord kan niet meer. De gemeente past zo nodig de toewijzing aan met een 301",
                "An allocation was sent on this request; an answer is no longer possible. If needed the municipality changes the allocation by a 301",
            ]),
        Code::new("9360", "Er is al een antwoordbericht met deze ReferentieAanbieder, terwijl antwoordbericht in VerzoekAntwoord waarde 2 (aanvraag in onderzoek) heeft").only(Domain::Wmo)
            .advise(&[
                "`In onderzoek` mag maar één keer per verzoek. De gemeente beslist nu: toewijzen met een 301 of afwijzen met een 319",
                "`Under investigation` is allowed once per request. The municipality now decides: allocate by a 301 or reject by a 319",
            ]),
        Code::new("9360", "Er is al een antwoordbericht met deze ReferentieAanbieder").only(Domain::Jw)
            .advise(&[
                "`In onderzoek` mag maar één keer per verzoek. De gemeente beslist nu: toewijzen met een 301 of afwijzen met een 319",
                "`Under investigation` is allowed once per request. The municipality now decides: allocate by a 301 or reject by a 319",
            ]),
        Code::new("9361", "Het product komt vaker voor met overlappende zorgperiodes")
            .advise(&[
                "Hetzelfde product komt in de gewenste situatie twee keer voor in dezelfde periode. Laat de perioden aansluiten of voeg de producten samen",
                "The same product occurs twice in one period of the wished situation. Let the periods connect or join the products",
            ]),
        Code::new("9365", "Er is al een antwoordbericht met dezelfde ReferentieAanbieder waar VerzoekAntwoord niet de waarde 'Aanvraag in onderzoek' heeft").only(Domain::Wmo)
            .advise(&[
                "Dit verzoek is al afgewezen. De gemeente hoeft niets meer te sturen; de aanbieder doet zo nodig een nieuw verzoek",
                "This request was rejected already. The municipality need not send anything; the provider makes a new request if needed",
            ]),
        Code::new("9365", "Er komt al een antwoordbericht met dezelfde ReferentieAanbieder voor waar VerzoekAntwoord de waarde Nee heeft").only(Domain::Jw)
            .advise(&[
                "Dit verzoek is al afgewezen. De gemeente hoeft niets meer te sturen; de aanbieder doet zo nodig een nieuw verzoek",
                "This request was rejected already. The municipality need not send anything; the provider makes a new request if needed",
            ]),
        Code::new("9366", "ProductReferentie komt niet voor in een Declaratiebericht")
            .advise(&[
                "De 325 noemt een regel die niet in de declaratie staat. De gemeente herstelt de 325; een retour bestaat niet, dus bel de gemeente",
                "The 325 names a line that is not in the declaration. The municipality mends the 325; there is no return message, so call the municipality",
            ]),
        Code::new("9367", "De waarde komt niet overeen met de waarde uit heenbericht met gelijke ProductReferentie")
            .advise(&[
                "De 325 herhaalt de regel met andere waarden dan zijn ingediend. De gemeente herstelt de 325; een retour bestaat niet, dus bel de gemeente",
                "The 325 repeats the line with other values than were submitted. The municipality mends the 325; there is no return message, so call the municipality",
            ]),
        Code::new("9369", "Budget is meegegeven, maar de som van GeleverdVolume in alle ingediende Prestaties passen niet binnen het toegewezen Budget")
            .advise(&[
                "Alles wat op deze toewijzing is gedeclareerd past niet in het budget. Dien in wat er nog past, of vraag een hoger budget (317)",
                "All that was declared on this allocation does not fit in the budget. Submit what still fits, or ask for a higher budget (317)",
            ]),
        Code::new("9373", "Budget is gewijzigd, maar GewensteIngangsdatum is niet gelijk aan die in de actuele toewijzing")
            .advise(&[
                "Een ander budget (of volume met frequentie 6) geldt voor de hele looptijd: vul als gewenste ingangsdatum die van de lopende toewijzing",
                "Another budget (or volume with frequency 6) holds for the whole term: fill in the first day of the current allocation as wished date",
            ]),
        Code::new("9374", "Er is al een verzoek onderhanden")
            .advise(&[
                "Er loopt nog een verzoek voor deze cliënt. Wacht tot dat helemaal is beantwoord, of vraag de gemeente buiten de berichten om het af te wijzen",
                "A request for this client is pending. Wait until all of it is answered, or ask the municipality outside the messages to reject it",
            ]),
        Code::new("9375", "Omvang is gevuld, terwijl Product in toewijzing met ToewijzingNummer leeg is en Einddatum groter dan 31-12-2020 of leeg is")
            .advise(&[
                "De toewijzing is generiek (zonder product), dus een omvang kan niet. Vraag een budget",
                "The allocation is generic (without product), so a size is not possible. Ask for a budget",
            ]),
        Code::new("9379", "ReferentieAanbieder refereert niet naar een verzoek om toewijzing of verzoek om wijziging, is onterecht gevuld")
            .advise(&[
                "De gemeente noemde een verzoek dat niet bestaat, of bij een toewijzing zonder verzoek. De gemeente laat `ReferentieAanbieder` weg of neemt de juiste over en stuurt de 301 opnieuw",
                "The municipality named a request that does not exist, or one with an allocation without request. The municipality leaves `ReferentieAanbieder` out or copies the right one and sends the 301 again",
            ]),
        Code::new("9384", "Declaratie op toewijzing met RedenWijziging \"13\" (Verwijderd)")
            .advise(&[
                "De toewijzing is ingetrokken en telt als nooit verzonden: hierop kan niet worden gedeclareerd. Zoek de toewijzing die ervoor in de plaats kwam, of overleg met de gemeente",
                "The allocation was removed and counts as never sent: nothing can be declared on it. Look for the allocation that replaced it, or consult the municipality",
            ]),
        Code::new("9385", "Toewijzing heeft goedgekeurde declaratieregels")
            .advise(&[
                "De gemeente trekt een toewijzing in waarop al goedgekeurd is gedeclareerd. Eerst crediteert de aanbieder die regels, of de gemeente beëindigt de toewijzing in plaats van die in te trekken",
                "The municipality removes an allocation with approved lines. The provider credits those first, or the municipality ends the allocation instead of removing it",
            ]),
        Code::new("9387", "Begindatum van de ProductPeriode is niet eerste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Ingangsdatum van de toewijzing ligt niet later in deze betreffende maand")
            .advise(&[
                "Laat de productperiode beginnen op de eerste van de maand, of op de ingangsdatum van de toewijzing als die later in de maand ligt. De start (305) telt niet mee",
                "Let the product period begin on the first of the month, or on the first day of the allocation when that is later in the month. The start (305) does not count",
            ]),
        Code::new("9388", "Einddatum van de ProductPeriode is niet laatste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Einddatum van de toewijzing ligt niet eerder in deze betreffende maand")
            .advise(&[
                "Laat de productperiode eindigen op de laatste dag van de maand, of op de einddatum van de toewijzing als die eerder in de maand ligt. De stop (307) telt niet mee",
                "Let the product period end on the last day of the month, or on the last day of the allocation when that is earlier in the month. The stop (307) does not count",
            ]),
        Code::new("9389", "Deze prestatie heeft een debetprestatie zonder bijbehorende creditprestatie")
            .advise(&[
                "Voor dezelfde toewijzing, periode en product is al een regel ingediend. Was die goed, dien dan niets meer in; moet hij anders, crediteer hem en dien de nieuwe debetregel in",
                "A line for the same allocation, period and product was submitted. When it was right submit nothing; to change it, credit it and submit the new debit line",
            ]),
        Code::new("9390", "Er is al een Prestatie met gelijk ProductReferentie met waarde Credit")
            .advise(&[
                "Deze regel is al een keer gecrediteerd; dat kan maar één keer. Niets te doen, tenzij het verkeerde referentienummer is gebruikt",
                "This line was credited before; that is possible only once. Nothing to do, unless the wrong reference number was used",
            ]),
        Code::new("9411", "Omvang is leeg, terwijl Code in Product bij de toewijzing met ToewijzingNummer gevuld is")
            .advise(&[
                "De toewijzing heeft een productcode, dus de gewenste omvang moet erbij. Vul volume, eenheid en frequentie",
                "The allocation has a product code, so the wished size is needed. Fill in volume, unit and frequency",
            ]),
        Code::new("9412", "Omvang is niet leeg, terwijl Code in Product bij de toewijzing met ToewijzingNummer leeg is en einddatum groter dan 31-12-2020 of leeg is")
            .advise(&[
                "De toewijzing heeft geen productcode, dus een omvang kan niet. Vraag een budget of laat de omvang weg",
                "The allocation has no product code, so a size is not possible. Ask for a budget or leave the size out",
            ]),
        Code::new("9413", "StatusAanlevering is waarde 1 of 2 en RedenBeeindiging heeft waarde 20, terwijl er al een ander StopProduct met hetzelfde Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging waarde 20 is").only(Domain::Wmo)
            .advise(&[
                "De zorg is al tijdelijk gestopt. Meld nu de hervatting (305) of de definitieve stop met een andere reden",
                "Care was stopped for a time already. Now report that it goes on (305) or the definitive stop with another reason",
            ]),
        Code::new("9413", "RedenBeeindiging heeft waarde 20, terwijl er al een ander StopProduct met hetzelfde Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging waarde 20 is").only(Domain::Jw)
            .advise(&[
                "De zorg is al tijdelijk gestopt. Meld nu de hervatting (305) of de definitieve stop met een andere reden",
                "Care was stopped for a time already. Now report that it goes on (305) or the definitive stop with another reason",
            ]),
        Code::new("9414", "Einddatum is niet >= aan Einddatum uit actuele StopProduct met gelijk Bsn, ToewijzingNummer en Begindatum")
            .advise(&[
                "De definitieve stop ligt voor de tijdelijke stop. Vul een einddatum op of na die van de eerdere stop, of verwijder die eerst",
                "The definitive stop lies before the temporary one. Fill in a last day on or after that of the earlier stop, or remove that one first",
            ]),
        Code::new("9415", "Er is al een StopProduct met gelijk Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging <> waarde 20 en StatusAanlevering heeft waarde 1 of 2").only(Domain::Wmo)
            .advise(&[
                "De zorg is al definitief gestopt. Klopt die stop, dan is er niets te doen; moet hij anders, verwijder hem eerst met `StatusAanlevering` 3",
                "Care was stopped definitively already. When that stop is right nothing needs doing; to change it, remove it first with `StatusAanlevering` 3",
            ]),
        Code::new("9415", "Er is StopProduct met gelijk Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging <> waarde 20").only(Domain::Jw)
            .advise(&[
                "De zorg is al definitief gestopt. Klopt die stop, dan is er niets te doen; moet hij anders, verwijder hem eerst met `StatusAanlevering` 3",
                "Care was stopped definitively already. When that stop is right nothing needs doing; to change it, remove it first with `StatusAanlevering` 3",
            ]),
        Code::new("S300", "Gemeentecode komt niet voor in de lijst van CBS")
            .advise(&[
                "De gemeentecode bestond niet op de dag waar het om gaat: de ingangsdatum van de toewijzing, bijvoorbeeld voor of na een herindeling. Gebruik de code van de gemeente die op die dag bestond; `ibericht explain NAAM` noemt de codes van 1 januari 2026",
                "The municipality code did not exist on the day concerned: the first day of the allocation, for example before or after a merger. Use the code of the municipality that existed on that day; `ibericht explain NAME` names the codes of 1 January 2026",
            ]),
        Code::new("S329", "ProductCode hoort niet bij de ProductCategorie")
            .advise(&[
                "De productcode hoort bij een andere categorie. Vergelijk beide met de productcodelijst van het contract en stuur opnieuw",
                "The product code belongs to another category. Compare both with the product code list of the contract and send again",
            ]),
    ],
};

/// The messages on which a retourcode may come, by number, where the rules of the standard say so; a code that
/// is not here may come on any.
///
/// Nothing answers a 325: a code on it alone stands in no message.
static ABOUT: &[(&str, &[u16])] = &[
    ("0611", &[323]),
    ("8001", &[323]),
    ("8017", &[323]),
    ("8021", &[323]),
    ("8187", &[317, 323, 325]),
    ("8214", &[323]),
    ("8848", &[301, 305, 307, 315, 317, 319, 323, 325]),
    ("9019", &[305, 307]),
    ("9056", &[301, 305, 307, 315, 317, 319, 323, 325]),
    ("9063", &[305, 307]),
    ("9069", &[307]),
    ("9071", &[305]),
    ("9074", &[305, 307]),
    ("9307", &[323]),
    ("9308", &[323]),
    ("9319", &[323]),
    ("9321", &[323]),
    ("9322", &[323]),
    ("9326", &[305]),
    ("9332", &[301]),
    ("9333", &[323]),
    ("9338", &[323]),
    ("9339", &[323]),
    ("9340", &[323]),
    ("9341", &[323]),
    ("9346", &[323]),
    ("9347", &[315, 317]),
    ("9349", &[317]),
    ("9350", &[317]),
    ("9351", &[317]),
    ("9355", &[319]),
    ("9357", &[317]),
    ("9359", &[319]),
    ("9360", &[319]),
    ("9361", &[317]),
    ("9365", &[319]),
    ("9366", &[325]),
    ("9367", &[325]),
    ("9369", &[323]),
    ("9373", &[317]),
    ("9374", &[315, 317]),
    ("9375", &[317]),
    ("9379", &[301]),
    ("9384", &[323]),
    ("9385", &[301]),
    ("9387", &[323]),
    ("9388", &[323]),
    ("9389", &[323]),
    ("9390", &[323]),
    ("9411", &[317]),
    ("9412", &[317]),
    ("9413", &[307]),
    ("9414", &[307]),
    ("9415", &[307]),
    ("S300", &[301, 305, 307, 315, 317, 319, 323, 325]),
    ("S329", &[301, 305, 307, 315, 317, 323]),
];

/// The messages on which a retourcode may come, by number; `None` when it may come on any.
#[must_use]
pub fn messages_of_retourcode(code: &str) -> Option<&'static [u16]> {
    let found = ABOUT.binary_search_by_key(&code, |(known, _)| known).ok()?;
    Some(ABOUT[found].1)
}
