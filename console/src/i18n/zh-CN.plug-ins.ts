/** What the hub says of subgraphs, and of addresses that it sends to, in Chinese. What stands in braces is put in as it came. */
export const zhPlugIns: Readonly<Record<string, string>> = {
  // What changed in the supergraph.
  'The hub began.': '枢纽开始运行。',
  "The hub's own schema has changed.": '枢纽自身的模式有改动。',
  "The hub's own schema has changed; without {{names}}, which no longer fits.":
    '枢纽自身的模式有改动；{{names}} 不再相符，没有接入。',
  'Rolled back to version {{version}} without {{names}}, which may not be plugged in any more.':
    '回退到版本 {{version}}；{{names}} 不再获准接入，没有恢复。',
  'Rolled back to version {{version}}.': '回退到版本 {{version}}。',
  '{{name}} was plugged in.': '接入了 {{name}}。',
  '{{names}} was unplugged.': '拔出了 {{names}}。',
  '{{names}} was unplugged: the organisation may not plug in any more.': '拔出了 {{names}}：该机构不再获准接入。',
  '{{names}} were unplugged.': '拔出了 {{names}}。',
  '{{names}} were unplugged: the organisation may not plug in any more.': '拔出了 {{names}}：该机构不再获准接入。',

  // Names and addresses.
  'Another organisation has plugged in a subgraph named {{name}}. Choose another name.':
    '另一家机构接入的子图也叫 {{name}}，请换个名称。',
  'The name {{name}} cannot be taken: {{rule}}.': '名称 {{name}} 不能用：{{rule}}。',
  'The name {{name}} is another organisation’s. Choose another name.': '名称 {{name}} 属于另一家机构，请换个名称。',
  'The url {{url}} is no http or https address.': '{{url}} 不是 http 或 https 地址。',
  "Types that begin with {{prefix}} are the hub's own, {{type}} for one. Choose another name.":
    '以 {{prefix}} 开头的类型是枢纽自己的（例如 {{type}}），请换个名称。',
  '{{coordinate}} is in the subgraph {{name}} already. Choose another name.':
    '子图 {{name}} 里已经有 {{coordinate}}，请换个名称。',
  "{{name}} is one of the hub's own subgraphs. Choose another name.": '{{name}} 是枢纽自己的子图，请换个名称。',
  '{{name}} would have the same prefix as {{other}}: {{prefix}}. Choose another name.':
    '{{name}} 与 {{other}} 的前缀相同（{{prefix}}），请换个名称。',

  // The schema as a text.
  'A schema holds no operations and no fragments. Take them away.': '模式里不能有操作和片段，请去掉。',
  'Line {{line}} has brackets {{depth}} deep; at most {{most}} are read. Make it flatter.':
    '第 {{line}} 行的括号有 {{depth}} 层，最多读取 {{most}} 层，请减少嵌套。',
  "The schema has {{bytes}} bytes; at most {{most}} are read. Leave out what is not the hub's.":
    '模式有 {{bytes}} 字节，最多读取 {{most}} 字节。与枢纽无关的请删去。',
  'The schema has more than {{most}} tokens. Plug in a smaller one, or several.':
    '模式超过 {{most}} 个词元。请缩小，或分成几个子图接入。',
  'The schema is no GraphQL SDL: {{why}}': '模式不是 GraphQL SDL：{{why}}',
  'The schema does not say that it is of federation 2. Begin it with: {{line}}':
    '模式没有写明使用 federation 2。请在开头加上：{{line}}',
  'The schema links federation {{count}} times. Once is enough.': '模式引用了 {{count}} 次 federation，一次就够。',
  '@link imports {{item}}, which the hub does not know. Take it out of the list.':
    '@link 引入了枢纽不认识的 {{item}}，请从列表中去掉。',
  '@link imports {{item}}: import a directive under its own name.': '@link 引入了 {{item}}：请用指令本来的名称引入。',
  '@link to {{url}} renames it: leave `as` out.': '@link 给 {{url}} 改了名：请去掉 as。',
  '@link to {{url}}: the hub knows federation up to {{newest}}. Link that.':
    '@link 引用了 {{url}}：枢纽最高支持 federation {{newest}}，请引用它。',
  '@link to {{url}}: the hub knows {{known}} alone. Take it away.':
    '@link 引用了 {{url}}：枢纽只认识 {{known}}，请去掉。',

  // Directives.
  '@listSize on {{coordinate}} assumes {{size}} items: say 1 to {{most}}.':
    '{{coordinate}} 上的 @listSize 假定 {{size}} 项：请写 1 到 {{most}}。',
  '@tag(name: "partner") on {{coordinate}} is given by the hub alone. Take it away.':
    '{{coordinate}} 上的 @tag(name: "partner") 只能由枢纽标注，请去掉。',
  '@{{name}} cannot stand on the schema. Take it away.': '模式上不能写 @{{name}}，请去掉。',
  '@{{name}} cannot stand on {{coordinate}}: it {{reason}}. Take it away.':
    '{{coordinate}} 上不能写 @{{name}}：它{{reason}}。请去掉。',
  '@{{name}} is a directive that the hub does not know. Take it away.': '枢纽不认识指令 @{{name}}，请去掉。',
  'The directive @{{name}} is not known to the hub. Take it away.': '枢纽不认识指令 @{{name}}，请去掉。',
  '@{{name}} on {{coordinate}} names its fields in a text: @{{same}}(fields: "…").':
    '{{coordinate}} 上的 @{{name}} 要用文字写明字段：@{{same}}(fields: "…")。',
  '@{{name}} on {{coordinate}} asks for {{field}}, which it adds itself.':
    '{{coordinate}} 上的 @{{name}} 要求 {{field}}，而这是它自己添加的。',
  '@{{name}} on {{coordinate}} asks for {{field}}, which no partner is sent. Take it out; of a case these can be had: {{fields}}.':
    '{{coordinate}} 上的 @{{name}} 要求 {{field}}，而它不会发给合作机构。请去掉；办件中可以要求的有：{{fields}}。',
  '@{{name}} on {{coordinate}} asks for {{field}}, which takes arguments: one answer would stand for all of them. Take it out.':
    '{{coordinate}} 上的 @{{name}} 要求带参数的 {{field}}：一个结果代表不了所有参数。请去掉。',
  '@{{name}} on {{coordinate}} asks for {{field}}, which takes arguments: one answer would stand for all of them.':
    '{{coordinate}} 上的 @{{name}} 要求带参数的 {{field}}：一个结果代表不了所有参数。',
  '@{{name}} on {{coordinate}} asks for {{field}}, which there is not.':
    '{{coordinate}} 上的 @{{name}} 要求 {{field}}，而它并不存在。',
  'What @{{name}} on {{coordinate}} asks for goes {{depth}} levels down; at most {{most}}. Name fields alone.':
    '{{coordinate}} 上的 @{{name}} 有 {{depth}} 层，最多 {{most}} 层。请只写字段。',
  'What @{{name}} on {{coordinate}} asks for has {{count}} characters; at most {{most}}. Name fields alone.':
    '{{coordinate}} 上的 @{{name}} 有 {{count}} 个字符，最多 {{most}} 个。请只写字段。',
  'What @{{name}} on {{coordinate}} asks for {{why}}. Name fields alone.':
    '{{coordinate}} 上的 @{{name}} 读不了：{{why}}。请只写字段。',

  // Types and fields.
  'A name of {{count}} letters is too long: at most {{most}}.': '名称有 {{count}} 个字母，最多 {{most}} 个。',
  'A plug-in has no {{operation}}s: take {{type}} away. It answers questions; changes are made in your own system.':
    '子图不能有 {{operation}}：请去掉 {{type}}。子图只回答查询，改动请在自己的系统里做。',
  'A plug-in has no {{type}}: it answers questions; changes are made in your own system. Take it away.':
    '子图不能有 {{type}}：它只回答查询，改动请在自己的系统里做。请去掉。',
  "Fields of Query begin with the subgraph's name: {{prefix}}, then a capital letter.":
    'Query 的字段要以子图名称开头：{{prefix}}，后接大写字母。',
  "Names that begin with __ are GraphQL's own: rename {{coordinate}}.":
    '以 __ 开头的名称属于 GraphQL：请给 {{coordinate}} 改名。',
  'Query implements no {{name}} on the hub. Take it away.': '枢纽的 Query 没有实现 {{name}}，请去掉。',
  'The hub asks {{field}} for candidates and gives it no {{argument}}: let it be null.':
    '枢纽向 {{field}} 查询候选时不传 {{argument}}：请允许它为空。',
  'The hub gives {{coordinate}} an Int: how many matches it wants.':
    '枢纽会给 {{coordinate}} 传一个 Int：需要几个候选。',
  'The hub knows {{name}} by another key: write {{key}}, and take the rest by @requires.':
    '枢纽用另一个键识别 {{name}}：请写 {{key}}，其余的用 @requires 取得。',
  'The root type is {{type}} here. Name it Query.': '根类型在这里叫 {{type}}，请改名为 Query。',
  "Types of yours begin with the subgraph's name: call it {{name}}.": '您的类型要以子图名称开头：请改名为 {{name}}。',
  "{{coordinate}} answers {{type}}, which is the hub's own. Answer a type of yours that implements Match.":
    '{{coordinate}} 返回枢纽自己的 {{type}}。请返回您自己的、实现 Match 的类型。',
  "{{coordinate}} is the hub's own field: mark it @external, or name yours otherwise.":
    '{{coordinate}} 是枢纽的字段：请标上 @external，或者换个名称。',
  '{{coordinate}} is no field that a partner is sent. Take it away.': '{{coordinate}} 不会发给合作机构，请去掉。',
  '{{coordinate}} is {{type}} on the hub, not {{given}}.': '{{coordinate}} 在枢纽是 {{type}}，不是 {{given}}。',
  '{{coordinate}} must be nullable ({{type}}): your outage must not take the {{name}} away.':
    '{{coordinate}} 必须可以为空（{{type}}）：您的服务中断时，{{name}} 不能跟着丢失。',
  '{{coordinate}} must be nullable: your outage must not take the whole answer away.':
    '{{coordinate}} 必须可以为空：您的服务中断时，整个结果不能跟着丢失。',
  '{{coordinate}} takes no arguments on the hub.': '{{coordinate}} 在枢纽不带参数。',
  "{{name}} cannot implement {{other}}: of the hub's interfaces Match alone is open.":
    '{{name}} 不能实现 {{other}}：枢纽的接口中只开放 Match。',
  '{{name}} cannot have {{member}}, which is closed to plug-ins.': '{{name}} 不能包含 {{member}}，它不对子图开放。',
  '{{name}} does not implement {{other}} on the hub. Take it away.': '枢纽的 {{name}} 没有实现 {{other}}，请去掉。',
  '{{name}} has {{count}} keys here, and the hub has one: write {{key}}.':
    '{{name}} 在这里有 {{count}} 个键，而枢纽只有一个：请写 {{key}}。',
  '{{name}} has no field {{field}} on the hub. Take it away.': '枢纽的 {{name}} 没有字段 {{field}}，请去掉。',
  '{{name}} has no value {{value}} on the hub. Take it away.': '枢纽的 {{name}} 没有值 {{value}}，请去掉。',
  '{{name}} is a name that every object has already: rename {{coordinate}}.':
    '{{name}} 是每个对象已有的名称：请给 {{coordinate}} 改名。',
  '{{name}} is an object type of the hub: write `type {{same}}`.': '{{name}} 是枢纽的对象类型：请写 type {{same}}。',
  '{{name}} is an {{kind}} on the hub. Take it over as it is.': '{{name}} 在枢纽是 {{kind}}，请原样照抄。',
  "{{name}} is GraphQL's own. Take it away.": '{{name}} 是 GraphQL 自己的，请去掉。',
  "{{name}} is the hub's own and closed to plug-ins. Take it away.": '{{name}} 是枢纽自己的，不对子图开放，请去掉。',
  '{{name}} lacks values that the hub may send: {{values}}.': '{{name}} 缺少枢纽可能发来的值：{{values}}。',

  // Whether it fits, and the service that runs.
  'The hub cannot load it: {{why}}': '枢纽无法载入：{{why}}',
  'The hub could not compose and load it {{how}}. Make the schema smaller: fewer types and shorter paths.':
    '枢纽没能{{how}}完成组合和载入。请缩小模式：减少类型，缩短路径。',
  'The operation {{name}}, which was asked for lately, would fail: {{why}}':
    '最近有人使用的操作 {{name}} 会失败：{{why}}',
  '{{operation}}, which was asked for lately, would fail: {{why}}': '最近有人使用的{{operation}}会失败：{{why}}',
  '{{what}}. Some clients may not expect it.': '{{what}}。有些应用可能没有预料到。',
  '{{what}}. Who asks for it now would fail: {{remedy}}': '{{what}}。正在使用它的应用会失败：{{remedy}}',
  'The running service has no {{coordinate}}, which is in the schema that was sent. {{remedy}}':
    '运行中的服务没有 {{coordinate}}，而提交的模式里有。{{remedy}}',
  'The running service has {{coordinate}}, which is not in the schema that was sent. {{remedy}}':
    '运行中的服务有 {{coordinate}}，而提交的模式里没有。{{remedy}}',
  '{{coordinate}} is {{here}} in the schema that was sent, and {{there}} in the running service. {{remedy}}':
    '{{coordinate}} 在提交的模式里是 {{here}}，在运行中的服务里是 {{there}}。{{remedy}}',
  'The service does not answer { _service { sdl } }: {{why}}': '服务没有应答 { _service { sdl } }：{{why}}',
  'The service does not tell its schema: {{why}} Let it answer { _service { sdl } }, or send the schema along.':
    '读不到服务的模式：{{why}}请让它应答 { _service { sdl } }，或者一并提交模式。',
  'What the service says of itself is not read. {{why}}': '服务给出的模式无法读取。{{why}}',

  // What came of a message to a partner's address.
  'It answered {{code}}.': '对方返回 {{code}}。',
  'It answered {{code}}: redirects are not followed.': '对方返回 {{code}}：不跟随跳转。',
  'It cannot be reached.': '连接不上。',
  'It did not answer in time.': '没有及时应答。',
  'It refused the connection.': '对方拒绝连接。',
  'It reset the connection.': '对方断开了连接。',
  'Its address is not public.': '不是公网地址。',
  'Its certificate cannot be trusted.': '证书不可信。',
  'Its name cannot be resolved.': '域名无法解析。',
  'Its name stands for no address.': '域名没有对应的地址。',
  'The endpoint was disabled.': '推送地址已停用。',
  'The organisation has left the hub.': '机构已退出枢纽。',
}

/** What these sentences are put together of. */
export const zhPlugInWords: Readonly<Record<string, string>> = {
  'An operation without a name': '一个没有名称的操作',
  'at all': '最终',
  'in 30 seconds': '在 30 秒内',
  'lower-case letters, digits and dashes, a letter first, at most 40':
    '只能用小写字母、数字和连字符，以字母开头，最多 40 个',
  'put it back, mark it @deprecated, and take it away in a later version when nobody asks for it any more.':
    '请放回去并标上 @deprecated，等没有人使用时再在以后的版本中去掉。',
  "Start the service with it, or send the service's own.": '请用提交的模式启动服务，或者提交服务自己的模式。',

  // Why a directive cannot stand where it does.
  "adds a directive to everybody's schema": '会给所有人的模式增加指令',
  'adds fields to every type of an interface': '会给接口的每个类型增加字段',
  'carries values from one type to another': '会把值带到别的类型',
  'decides who may read, which is decided by the hub alone': '决定谁可以查看，而这只由枢纽决定',
  'has no place here': '不该写在这里',
  'hides what the hub or another partner shows': '会隐藏枢纽或其他机构公开的内容',
  'is for caches, and the hub keeps no answer of a plug-in': '用于缓存，而枢纽不保存子图的结果',
  "marks the hub's own fields; leave it out": '标注的是枢纽自己的字段',
  "may stand on Case, Organization, Category, Area and the plug-in's own types alone":
    '只能写在 Case、Organization、Category、Area 和子图自己的类型上',
  "may stand on fields of the hub's types alone, one by one": '只能逐个写在枢纽类型的字段上',
  'may stand on the fields that the plug-in adds alone': '只能写在子图添加的字段上',
  "may stand on the plug-in's own fields alone": '只能写在子图自己的字段上',
  "may stand on the plug-in's own fields and on the match protocol's values alone":
    '只能写在子图自己的字段和匹配协议的值上',
  'reads values of another type': '会读取别的类型的值',
  'says what a field costs, which the hub counts by @listSize': '说明字段的开销，而枢纽按 @listSize 计算',
  'takes a field away from another subgraph': '会夺走别的子图的字段',

  // Why what a directive asks for is not read.
  'has directives': '带有指令',
  'is no selection of fields': '不是字段的选取',
  'spreads a fragment': '用了片段',

  // Why a service could not be asked.
  'It answered errors, and no data.': '只返回了错误，没有数据。',
  'It answered with a redirect, which is not followed.': '返回了跳转，枢纽不跟随。',
  'It broke off.': '应答中断。',
  'It cannot be reached, or it broke off.': '连接不上，或者中途断开。',
  'It does not answer { _service { sdl } }.': '它没有应答 { _service { sdl } }。',
  'It was not asked: it is left alone just now, or has enough to do.': '暂时没有询问：刚出过错，或者正忙。',
  'Its address is not public.': '不是公网地址。',
  'Its answer is not JSON.': '应答不是 JSON。',
  'Its answer is not JSON by its content type.': '应答的内容类型不是 JSON。',
  'Its answer is longer than 1 MB.': '应答超过 1 MB。',
  'Its answer is packed.': '应答经过压缩，请不要压缩。',
  'Its answer is not a GraphQL answer.': '应答不是 GraphQL 应答。',
  'Its name stands for no address.': '域名没有对应的地址。',
}
