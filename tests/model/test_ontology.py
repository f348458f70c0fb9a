"""The published words, terms and shapes: two languages, and a fault for every shape."""

import re
from functools import cache

import pytest
import rdflib
from paths import HERE, ROOT
from pyshacl import validate
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from backstory.dossier.forms import ClaimForm
from backstory.model.concepts import common_concepts, ontology_text
from backstory.model.nouns import Bound, Modality
from backstory.rdf.rq import query_files
from backstory.rdf.view import ACCUSING_ROLES
from backstory.vocabulary import (
    BASE,
    NS,
    PREDICATE_TABLE,
    PREDICATES,
    SCHEMES,
    concept_iri,
    term,
)

CTX = rdflib.Namespace(NS)
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")
FILES = ("concepts.ttl", "ontology.ttl", "shapes.ttl")
BOTH = {"en", "es"}


@cache
def graph(name):
    return Graph().parse(data=ontology_text(name), format="turtle")


def languages(found, subject, predicate):
    return {o.language for o in found.objects(subject, predicate) if isinstance(o, Literal) and o}


def concepts():
    return sorted(graph("concepts.ttl").subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("name", FILES)
def test_a_published_file_has_no_blank_node(name):
    assert not [node for node in graph(name).all_nodes() if isinstance(node, BNode)]


@pytest.mark.parametrize("name", FILES)
def test_a_published_file_names_no_country(name):
    countries = (
        "venezu|colombia|chile|per[uú]|uruguay|argentin|brazil|brasil|cuba|m[eé]xico|spain|españa|"
        "united states|estados unidos|south africa|sudáfrica|france|francia|britain|reino unido"
    )
    assert not re.findall(rf"\b(?:{countries})", ontology_text(name), re.IGNORECASE)


def test_the_schemes_are_those_the_program_knows():
    found = graph("concepts.ttl").subjects(RDF.type, SKOS.ConceptScheme)
    assert sorted(found) == sorted(URIRef(concept_iri(scheme)) for scheme in SCHEMES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_and_its_concepts_speak_both_languages(scheme):
    found = graph("concepts.ttl")
    home = URIRef(concept_iri(scheme))
    members = sorted(found.subjects(SKOS.inScheme, home))
    assert members
    for each in (home, *members):
        assert languages(found, each, SKOS.prefLabel) == BOTH, each
        assert languages(found, each, SKOS.definition) == BOTH, each


def test_every_concept_has_one_scheme_one_origin_and_one_place_in_it():
    found = graph("concepts.ttl")
    for concept in concepts():
        scheme, _, name = concept.removeprefix(BASE + "concept/").partition("/")
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name), concept
        assert list(found.objects(concept, SKOS.inScheme)) == [URIRef(concept_iri(scheme))]
        assert len(list(found.objects(concept, DCTERMS.source))) == 1, concept
        above = list(found.objects(concept, SKOS.broader))
        assert len(above) == 1 or list(found.objects(concept, SKOS.topConceptOf)), concept
        for broader in above:
            assert (broader, SKOS.inScheme, URIRef(concept_iri(scheme))) in found, concept


def test_no_two_concepts_of_a_scheme_share_a_label():
    found = graph("concepts.ttl")
    for scheme in SCHEMES:
        labels = [
            (label.language, str(label).casefold())
            for concept in found.subjects(SKOS.inScheme, URIRef(concept_iri(scheme)))
            for label in found.objects(concept, SKOS.prefLabel)
        ]
        assert len(labels) == len(set(labels)), scheme


def test_what_is_counted_has_a_unit_and_stands_under_stock_flow_or_duration():
    groups = {"stock", "flow", "duration"}
    for (scheme, name), concept in common_concepts().items():
        if scheme == "counted" and name not in groups:
            assert concept.broader in groups, name
            assert ("unit", concept.unit) in common_concepts(), name


def test_the_words_of_amnesty_are_kept_apart():
    said = {
        name: (concept.labels["en"], concept.labels["es"])
        for (scheme, name), concept in common_concepts().items()
        if scheme == "kind"
    }
    assert said["amnesty"] == ("amnesty", "amnistía")
    assert said["pardon"] == ("pardon", "indulto")
    assert said["release"] == ("release from custody", "excarcelación")
    court, commission = said["precautionary-measure"], said["inter-american-precautionary-measure"]
    assert court != commission
    assert all("medida cautelar" in labels[1] for labels in (court, commission))


def test_modalities_bounds_and_accusing_roles_are_those_the_program_knows():
    ids = {scheme: set() for scheme in SCHEMES}
    for scheme, name in common_concepts():
        ids[scheme].add(name)
    assert ids["modality"] == set(Modality)
    assert ids["bound"] == set(Bound)
    accusing = graph("concepts.ttl").subjects(CTX.accuses, Literal(True))
    roles = {str(iri).rpartition("/")[2] for iri in accusing if "/role/" in iri}
    assert roles == ACCUSING_ROLES


def test_concepts_stand_in_order():
    text = ontology_text("concepts.ttl")
    written = re.findall(r"^([a-z-]+):([a-z0-9-]+) a skos:Concept ", text, re.MULTILINE)
    assert written == sorted(written)


def test_every_term_is_explained_in_both_languages():
    found = graph("ontology.ttl")
    own = {s for s in found.subjects() if str(s).startswith(NS)}
    assert len(own) > 50
    for each in own:
        assert languages(found, each, RDFS.label) == BOTH, each
        assert languages(found, each, RDFS.comment) == BOTH, each


def test_every_term_in_use_is_in_the_ontology():
    defined = {str(s) for s in graph("ontology.ttl").subjects() if str(s).startswith(NS)}
    used = {iri for iri in map(term, PREDICATES.values()) if iri.startswith(NS)}
    texts = [ontology_text("shapes.ttl"), ontology_text("concepts.ttl")]
    texts += [
        query.text
        for folder in ("rdf/rules", "ask/queries")
        for query in query_files(folder).values()
    ]
    for text in texts:
        used |= {NS + name for name in re.findall(r"(?<![\w-])ctx:([A-Za-z]+)", text)}
    assert used <= defined


def test_a_permitted_predicate_is_permitted_by_the_shapes_too():
    pattern = graph("shapes.ttl").value(URIRef(BASE + "shapes#claim-predicate"), SH.pattern)
    allowed = [key for key, name in PREDICATES.items() if re.search(str(pattern), term(name))]
    assert allowed == list(PREDICATES)


def test_a_plain_predicate_may_stand_on_every_thing_it_is_said_of():
    """Else `check --shacl` would hold a sound claim to be a statement that nobody makes."""
    shapes = graph("shapes.ttl")
    actors = ("foaf:Person", "org:Organization", "foaf:Group", "org:Post")
    classes = {"event": ("sem:Event",), "instrument": ("ctx:Instrument",),
               "place": ("sem:Place",), "actor": actors}  # fmt: skip
    for each in PREDICATE_TABLE:
        for name in (n for of in each.of or classes for n in classes[of] if each.plain):
            shape = shapes.value(None, SH.targetClass, URIRef(term(name)))
            paths = {shapes.value(one, SH.path) for one in shapes.objects(shape, SH.property)}
            assert URIRef(term(each.term)) in paths, (each.key, name)


# The shapes: one small sound graph, and one fault after another.


BOND = """:bond a ctx:Link ; rdf:subject :strike ; rdf:object :act ;
    rdf:predicate <https://w3id.org/backstory/concept/relation/same-kind> ;
    rdfs:comment "Both closed the harbour."@en ; ctx:restsOn :when ;
    prov:wasAttributedTo <https://w3id.org/backstory/island> ;
    dcterms:isPartOf <https://w3id.org/backstory/island> .
:silence a ctx:Gap ; skos:prefLabel "Who called it?"@en ; dcterms:subject :strike ;
    ctx:looked "The Gazette"@en ;
    ctx:lookedOn "1991-01-02"^^<http://www.w3.org/2001/XMLSchema#date> ;
    dcterms:isPartOf <https://w3id.org/backstory/island> .
:mended a ctx:Correction ; dcterms:subject :gone ; rdfs:comment "Nobody said so."@en ;
    dcterms:date "1991-01-03"^^<http://www.w3.org/2001/XMLSchema#date> ; ctx:withdrawn true ;
    dcterms:isPartOf <https://w3id.org/backstory/island> .
:gone a ctx:Withdrawn ;
    dcterms:isPartOf <https://w3id.org/backstory/island> .
"""
"""A link, a gap and a correction, which stand at the end of the island."""

ISLAND = (HERE / "fixtures" / "island.ttl").read_text("utf-8") + BOND


def told(text):
    """Add something to what is said of the number of prisoners."""
    return ("ctx:bound bound:exact", f"ctx:bound bound:exact ; {text}")


def of_the_claim(text):
    return (":when a ctx:Claim ;", f":when a ctx:Claim ; {text} ;")


def of_the_source(text):
    return ("ctx:reading reading:whole", f"ctx:reading reading:whole ; {text}")


def of_the_dossier(text):
    return ('dcterms:language "en" , "es"', f'dcterms:language "en" , "es" ; {text}')


FAULTS = {  # code: what to put for what, or what to add
    "S100": (":when a ctx:Claim ;", ":when a ctx:Claim ; rdfs:seeAlso :act ;"),
    "S101": ("rdf:subject :strike ; rdf:predicate ctx:date", "rdf:predicate ctx:date"),
    "S102": ("rdf:predicate sem:hasPlace", "rdf:predicate rdfs:seeAlso"),
    "S103": ("rdf:object :harbour", "rdf:object [ ]"),
    "S104": (
        ":gazette ; dcterms:source :gazette ; ctx:passage :gazette-at-1-9 ; ctx:modality",
        ":strike ; dcterms:source :gazette ; ctx:passage :gazette-at-1-9 ; ctx:modality",
    ),
    "S105": ("ctx:passage :gazette-at-p2 ; cito", "ctx:passage :gazette ; cito"),
    "S106": ("ctx:modality modality:denied", "ctx:modality modality:shouted"),
    "S107": ('ctx:date "1990/1992"^^edtf:EDTF', 'ctx:date "1990 or so"'),
    "S108": ("ctx:inferred true", 'ctx:inferred "perhaps"'),
    "S109": ('"at the gate"@en', '"a b c d e f g h i j k l m n o p"@en'),
    "S110": ('ctx:within "1990"^^edtf:EDTF', "ctx:within [ ]"),
    "S111": ('dcterms:issued "1990-05-03"^^edtf:EDTF', 'dcterms:issued "3 May"'),
    "S112": ("cito:disputes :held", "cito:disputes :strike"),
    "S113": ("cito:disputes :held", "cito:supports :strike"),
    "S114": ("cito:disputes :held", "prov:wasRevisionOf :strike"),
    "S115": (
        'rdfs:comment "It began at the gate."@en',
        'rdfs:comment "It began at the gate."@en , "Here."@en',
    ),
    "S116": (":when a ctx:Claim ;", ":when dcterms:isPartOf :held , :strike ; a ctx:Claim ;"),
    "S117": ("sem:roleType role:initiator", "sem:roleType kind:strike"),
    "S118": ("sem:roleType role:initiator ;", ""),
    "S119": ("rdf:object :harbour", "rdf:object :act"),
    "S120": ("rdf:object :harbour ;", "rdf:object :harbour ; sem:roleType role:host ;"),
    "S121": ("rdf:predicate ctx:count ; rdf:object 12", "rdf:predicate ctx:status ; rdf:object 12"),
    "S122": ("rdf:object 12", 'rdf:object "a dozen"'),
    "S123": ("ctx:counted counted:prisoners-held", "ctx:counted unit:person"),
    "S124": ("ctx:unit unit:person ;", ""),
    "S125": ("ctx:bound bound:exact", "ctx:bound bound:roughly"),
    "S126": ("ctx:bound bound:exact", "ctx:bound bound:exact ; dcterms:conformsTo kind:strike"),
    "S127": ("counted:prisoners-held", "counted:stock"),
    "S128": (":held a ctx:Claim , ctx:Figure", ":held a ctx:Claim"),
    "S129": (":held a ctx:Claim , ctx:Figure", ":held a ctx:Claim"),
    "S131": (
        "oa:hasSource :gazette ; oa:hasSelector :gazette-at-p2-selector",
        "oa:hasSelector :gazette-at-p2-selector",
    ),
    "S132": ("; oa:hasSelector :gazette-at-p2-selector", ""),
    "S133": ('ctx:locator "paragraph 2"', 'ctx:locator ""'),
    "S134": ("oa:start 1", "oa:start 90"),
    "S135": ("oa:end 9", 'oa:end "nine"'),
    "S136": ('ctx:firstWords "Dockers"', 'ctx:firstWords "Dockers" , "Workers"'),
    "S137": ('ctx:lastWords "out"', 'ctx:lastWords "out" , "in"'),
    "S138": ('rdf:value "paragraph 2"', 'rdf:value ""'),
    "S139": ("ctx:locator", "ctx:placeUnit kind:strike ; ctx:locator"),
    "S140": (":strike a sem:Event ;", ":strike a sem:Event ; ctx:count 3 ;"),
    "S141": (":harbour a sem:Place ;", ":harbour a sem:Place ; dcterms:type kind:strike ;"),
    "S142": (":act a ctx:Instrument ;", ":act a ctx:Instrument ; ctx:remark kind:strike ;"),
    "S143": (":ann a prov:Agent ,", ":ann org:holds :warden ; a prov:Agent ,"),
    "S144": ('skos:prefLabel "strike"@en', 'skos:prefLabel "strike"@en , "stoppage"@en'),
    "S145": ('skos:altLabel "walk-out"@en', "skos:altLabel :act"),
    "S146": (":harbour a sem:Place ;", ":harbour a sem:Place ; dcterms:isPartOf :strike ;"),
    "S147": ("<http://www.wikidata.org/entity/Q1>", '"Q1"'),
    "S148": ("sem:eventType kind:strike", "sem:eventType form:law"),
    "S149": ("dcterms:type form:law", "dcterms:type kind:strike"),
    "S150": ("ctx:position position:participant", "ctx:position role:host"),
    "S151": (":ann a prov:Agent , foaf:Person", ":ann a prov:Agent"),
    "S152": (
        ":act a ctx:Instrument ;",
        ":act a ctx:Instrument , sem:Event ; sem:eventType kind:decree ;",
    ),
    "S153": (":rift a", ':mine a skos:Concept ; skos:prefLabel "mine"@en . :rift a'),
    "S154": (
        ":rift a",
        ":mine a skos:Concept ; skos:inScheme <https://w3id.org/backstory/concept/kind> . :rift a",
    ),
    "S160": (
        ":gazette a schema:CreativeWork",
        ":gazette rdfs:seeAlso :act ; a schema:CreativeWork",
    ),
    "S161": ('dcterms:title "Gazette"@en', 'dcterms:title "Gazette"'),
    "S162": ("dcterms:type source-kind:newspaper", "dcterms:type form:law"),
    "S163": ('dcterms:publisher "Gazette"', "dcterms:publisher :union"),
    "S164": (
        'dcterms:publisher "Gazette" ; dcterms:language "en"',
        'dcterms:publisher "Gazette" ; dcterms:language "English"',
    ),
    "S165": ('dcterms:issued "1990-05"^^edtf:EDTF', 'dcterms:issued "May 1990"'),
    "S166": ("ctx:reading reading:whole", 'ctx:reading reading:whole ; ctx:inferred "so"'),
    "S167": ("schema:url <https://gazette.example/1>", 'schema:url "gazette.example"'),
    "S168": ("schema:url <https://gazette.example/1>", "ctx:address <https://gazette.example/1>"),
    "S169": ("ctx:reading reading:whole", 'ctx:reading reading:whole ; schema:sha256 "AB"'),
    "S170": ("ctx:reading reading:whole", "ctx:reading reading:skimmed"),
    "S171": ("ctx:reading reading:whole", "ctx:reading reading:whole ; prov:hadPrimarySource :act"),
    "S172": ("ctx:reading reading:whole", "ctx:reading reading:whole ; ctx:copyOf :act"),
    "S173": ("ctx:reading reading:whole", "ctx:reading reading:whole ; ctx:caution kind:strike"),
    "S174": (
        ":gazette a schema:CreativeWork",
        ":gazette dcterms:isPartOf :act ; a schema:CreativeWork",
    ),
    "S175": ("ctx:reading reading:whole", 'ctx:reading reading:whole ; ctx:address "x"'),
    "S176": ("ctx:reading reading:whole", "ctx:reading reading:whole ; ctx:unnamed kind:strike"),
    "S177": ('ctx:locator "paragraph 2"', 'ctx:placeNumber 2 ; ctx:locator "paragraph 2"'),
    "S181": ("dcterms:type disagreement:value", "dcterms:type kind:strike"),
    "S182": ("ctx:between :held , :denial", "ctx:between :held"),
    "S183": ('rdfs:comment "Two counts."@en', 'rdfs:comment "Two counts."@en , "Two."@en'),
    "S184": (":rift a ctx:Disagreement ;", ":rift a ctx:Disagreement ; dcterms:isPartOf :act ;"),
    "S185": (
        ":rift a ctx:Disagreement ;",
        ":rift a ctx:Disagreement ; ctx:verdict ctx:no-concept ;",
    ),
    "S191": ('dcterms:title "The island"@en', 'dcterms:title "The island"@en , "An island"@en'),
    "S192": ('; dcterms:language "en" , "es"', ""),
    "S201": of_the_claim("ctx:extent kind:strike"),
    "S202": of_the_claim('ctx:limit "over nine years"'),
    "S203": of_the_claim("ctx:article :act"),
    "S204": of_the_claim('ctx:quoted "yes"'),
    "S205": of_the_claim('ctx:asQuoted "English"'),
    "S266": of_the_claim('ctx:notInferredIn "English"'),
    "S206": of_the_claim('ctx:inferredPart "place"'),
    "S211": told("ctx:upto -1"),
    "S212": told('ctx:spread "some"'),
    "S213": told("ctx:total 20 , 30"),
    "S214": told("ctx:base kind:strike"),
    "S215": told("ctx:stage kind:strike"),
    "S216": told("ctx:progress 120"),
    "S264": told("ctx:decimals 0"),
    "S265": told("ctx:progressDecimals 0"),
    "S217": told('ctx:asOf "May"'),
    "S218": told("ctx:total 11"),
    "S219": told("ctx:upto 11"),
    "S220": ("ctx:bound bound:exact", "ctx:bound bound:range"),
    "S221": of_the_source('ctx:shortName "Gazette"'),
    "S222": of_the_source('ctx:lead "yes"'),
    "S223": of_the_source('schema:archivedAt "gazette.example"'),
    "S224": (":strike a sem:Event ;", ':strike a sem:Event ; ctx:pin "It began here." ;'),
    "S231": of_the_dossier("dcterms:publisher :union"),
    "S232": of_the_dossier('ctx:contact ""'),
    "S233": of_the_dossier('<http://rdfs.org/ns/void#uriSpace> "island.example"'),
    "S234": of_the_dossier("ctx:repository :act"),
    "S235": of_the_dossier('foaf:homepage "a" , "b"'),
    "S236": of_the_dossier('ctx:reviewedBy "Ann"'),
    "S237": of_the_dossier('ctx:asKnownOn "May 1990"'),
    "S238": of_the_dossier('ctx:modelVersion "two"'),
    "S239": of_the_dossier("foaf:primaryTopic :act"),
    "S240": (":bond a ctx:Link ;", ":bond a ctx:Link ; ctx:modality modality:asserted ;"),
    "S241": ("ctx:Link ; rdf:subject :strike ;", "ctx:Link ; rdf:subject :act ;"),
    "S242": ("<https://w3id.org/backstory/concept/relation/same-kind>", "ctx:causedBy"),
    "S243": ("rdf:object :act ;\n", "\n"),
    "S244": ('rdfs:comment "Both closed the harbour."@en ;', ""),
    "S245": ("ctx:restsOn :when", "ctx:restsOn :strike"),
    "S246": (
        "prov:wasAttributedTo <https://w3id.org/backstory/island>",
        "prov:wasAttributedTo :ann",
    ),
    "S247": (
        "dcterms:isPartOf <https://w3id.org/backstory/island> .\n:silence",
        "rdfs:comment 'x'@es .\n:silence",
    ),
    "S250": (":silence a ctx:Gap ;", ":silence a ctx:Gap ; ctx:modality modality:asserted ;"),
    "S251": ('skos:prefLabel "Who called it?"@en ;', ""),
    "S252": ("dcterms:subject :strike ;", ""),
    "S253": ('ctx:looked "The Gazette"@en', 'ctx:looked "The Gazette"@en , "The Echo"@en'),
    "S254": ('ctx:lookedOn "1991-01-02"', 'ctx:lookedOn "1991-01-02"@en , "1991-01-02"'),
    "S255": (":silence a ctx:Gap ;", ":silence a ctx:Gap ; dcterms:isPartOf :act ;"),
    "S256": (":mended a ctx:Correction ;", ":mended a ctx:Correction ; ctx:looked 'x'@en ;"),
    "S257": ("dcterms:subject :gone ;", "dcterms:subject :gone , :act ;"),
    "S258": ('dcterms:date "1991-01-03"', 'dcterms:date "1991-01-03"@en , "1991-01-03"'),
    "S259": ('rdfs:comment "Nobody said so."@en ;', ""),
    "S260": ("ctx:withdrawn true ;", "ctx:withdrawn 'yes' ;"),
    "S261": (":mended a ctx:Correction ;", ":mended a ctx:Correction ; dcterms:isPartOf :act ;"),
    "S262": (":gone a ctx:Withdrawn ;", ":gone a ctx:Withdrawn ; ctx:looked 'x'@en ;"),
    "S263": (":gone a ctx:Withdrawn ;", ":gone a ctx:Withdrawn ; dcterms:isPartOf :act ;"),
}


@cache
def used_concepts():
    """Give the common concepts that the island uses."""
    found = Graph()
    keep = (RDF.type, SKOS.inScheme, SKOS.broader, SKOS.prefLabel, CTX.unit)
    wanted = [*re.findall(r"\b(kind|counted|unit):([a-z-]+)", ISLAND), ("counted", "stock")]
    for scheme, name in wanted:
        concept = URIRef(concept_iri(scheme, name))
        for predicate in keep:
            for value in graph("concepts.ttl").objects(concept, predicate):
                found.add((concept, predicate, value))
    return found


def codes(text):
    """Validate a graph and give the code of every finding, by the shape it comes from."""
    data = Graph().parse(data=text, format="turtle") + used_concepts()
    shapes = graph("shapes.ttl")
    _, results, _ = validate(data, shacl_graph=shapes, advanced=False, inference="none")
    found = set()
    for finding in results.objects(None, SH.result):
        shape = results.value(finding, SH.sourceShape)
        code = shapes.value(shape, CTX.code)
        assert code is not None, f"{shape} has no code"
        found.add(str(code))
    return found


def test_a_sound_graph_fits_the_shapes():
    assert codes(ISLAND) == set()


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_fault_is_found_under_its_code(code):
    old, new = FAULTS[code]
    assert old in ISLAND
    assert code in codes(ISLAND.replace(old, new, 1))


def test_every_code_has_a_message_a_remedy_and_a_fault_that_shows_it():
    shapes = graph("shapes.ttl")
    found = set()
    for shape in shapes.subjects(CTX.code):
        found.add(str(shapes.value(shape, CTX.code)))
        assert shapes.value(shape, CTX.mend), shape
        assert languages(shapes, shape, SH.message) == {"en"}, shape
    assert found == set(FAULTS)


def test_the_word_list_has_every_key_of_a_claim_and_every_term():
    words = (ROOT / "docs" / "words.md").read_text("utf-8")
    keys = {ClaimForm.model_fields[name].alias or name for name in ClaimForm.model_fields}
    assert keys | set(PREDICATES) <= set(re.findall(r"`([a-z-]+):?`", words))
    own = {s for s in graph("ontology.ttl").subjects(RDF.type) if str(s).startswith(NS)}
    assert {f"ctx:{str(each)[len(NS) :]}" for each in own} <= set(re.findall(r"ctx:\w+", words))


def test_the_word_list_has_every_common_concept_and_no_other():
    words = (ROOT / "docs" / "words.md").read_text("utf-8")
    for scheme in SCHEMES:
        part = words.partition(f"### {scheme}:")[2].partition("\n### ")[0]
        rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+?) \| (.+?) \|", part, re.MULTILINE)
        known = [
            (name, concept.labels["en"], concept.labels["es"])
            for (home, name), concept in sorted(common_concepts().items())
            if home == scheme
        ]
        assert rows == known, f"mend the rows of {scheme} in docs/words.md"


def test_an_acquittal_is_a_ruling_and_a_book_a_source():
    known = common_concepts()
    assert known["kind", "acquittal"].broader == "ruling"
    assert known["kind", "acquittal"].labels == {"en": "acquittal", "es": "absolución"}
    assert known["source-kind", "book"].labels == {"en": "book", "es": "libro"}
